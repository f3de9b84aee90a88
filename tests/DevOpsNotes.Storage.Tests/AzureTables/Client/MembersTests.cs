using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DevOpsNotes.Storage.Tests.AzureTables.Client;

/// <summary>
/// The package can take our client's place only as long as ours has nothing that the package lacks, and what uses it uses
/// nothing else.
/// </summary>
public sealed class MembersTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string Namespace = typeof(TableClient).Namespace!;

    private static IEnumerable<Type> Surface { get; } =
        [.. typeof(TableClient).Assembly.GetTypes().Where(type => type.Namespace is { } name && (name == Namespace || name == Namespace + ".Models")
            && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && (!type.IsNested || type.IsNestedPublic))];

    [Fact]
    public void The_client_has_the_members_of_the_list_and_no_others()
    {
        var listed = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "AzureTables", "Client", "members.txt"))
            .Where(line => line.Length > 0 && line[0] != '#');

        Assert.Equal(listed.Order(StringComparer.Ordinal), Surface.SelectMany(Members).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_uses_the_client_uses_those_members_alone()
    {
        var adapter = typeof(TableClient).Assembly.GetTypes().Where(type => type.Namespace == "DevOpsNotes.Storage.AzureTables").ToList();
        var used = adapter.SelectMany(Instructions.Members).Where(member => IsOfClient(member as Type ?? member.DeclaringType)).ToList();

        Assert.Contains(used, member => member.Name == "SubmitTransactionAsync");
        Assert.All(used, member => Assert.True(
            Surface.Contains(Definition(member as Type ?? member.DeclaringType!)) && member is Type or MethodBase { IsPublic: true } or FieldInfo { IsPublic: true },
            $"{member.DeclaringType}.{member.Name} is not of the package."));
    }

    private static bool IsOfClient(Type? type) => type?.Namespace?.StartsWith(Namespace, StringComparison.Ordinal) == true;

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{NameOf(type)}.{name} = {Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        return type.GetConstructors(Own).Select(constructor => $"{NameOf(type)}({Parameters(constructor)})")
            .Concat(type.GetProperties(Own).Select(property =>
                $"{NameOf(type)}.{property.Name}{(property.GetIndexParameters().Length > 0 ? "[]" : "")}: {NameOf(property.PropertyType)}"
                + (property.GetMethod?.IsPublic == true ? " get" : "") + (property.SetMethod?.IsPublic == true ? " set" : "")))
            .Concat(type.GetMethods(Own).Where(method => !method.IsSpecialName).Select(method =>
                $"{NameOf(type)}.{method.Name}{Generic(method)}({Parameters(method)}): {NameOf(method.ReturnType)}"))
            .Concat(type.GetFields(Own).Select(field => $"{NameOf(type)}.{field.Name}: field"));
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{NameOf(parameter.ParameterType)} {parameter.Name}" + (parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")));

    private static string Generic(MethodInfo method) => method.IsGenericMethod
        ? "<" + string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name
            + (argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? " class" : "")
            + string.Concat(argument.GetGenericParameterConstraints().Select(constraint => " " + NameOf(constraint))))) + ">"
        : "";

    private static string NameOf(Type type) => type switch
    {
        { IsGenericType: true } => $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>",
        { IsNested: true, IsGenericParameter: false } => $"{NameOf(type.DeclaringType!)}.{type.Name}",
        _ => type.Name,
    };
}
