namespace DevOpsNotes.Bot.Web;

/// <summary>A file of the page, from the assembly.</summary>
internal static class PageFile
{
    public static IResult Of(string name, string contentType) => Results.Stream(
        typeof(PageFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded in the assembly."),
        contentType);
}
