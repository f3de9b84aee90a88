using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DevOpsNotes.Content.Notes;

/// <summary>
/// Reads topics.yaml, whose first lines explain its entries. It reads YAML events, because building objects by reflection
/// costs a short-lived command several times as much.
/// </summary>
internal static class TopicFile
{
    /// <summary>Reads all entries, each for itself; what they say of each other is the catalogue's to check.</summary>
    /// <exception cref="InvalidDataException">The text is not a list of topics; the message has the line.</exception>
    public static IReadOnlyList<Topic> Read(TextReader yaml)
    {
        var parser = new Parser(yaml);
        try
        {
            var topics = new List<Topic>();
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            parser.Consume<SequenceStart>();
            while (!parser.TryConsume<SequenceEnd>(out _)) topics.Add(ReadTopic(parser));
            return topics;
        }
        catch (YamlException error)
        {
            throw Invalid(error.Start, error.InnerException?.Message ?? error.Message, error);
        }
    }

    private static Topic ReadTopic(Parser parser)
    {
        var start = parser.Consume<MappingStart>().Start;
        var name = "";
        string? fewLessons = null;
        IReadOnlyList<string> aliases = [], asked = [], narrower = [], exactly = [], related = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            switch (key.Value)
            {
                case "name": name = parser.Consume<Scalar>().Value; break;
                case "aliases": aliases = ReadList(parser); break;
                case "asked": asked = ReadList(parser); break;
                case "narrower": narrower = ReadList(parser); break;
                case "exactly": exactly = ReadList(parser); break;
                case "related": related = ReadList(parser); break;
                case "few_lessons": fewLessons = parser.Consume<Scalar>().Value; break;
                default: throw Invalid(key.Start, $"unknown key '{key.Value}'");
            }
        }

        if (name.Length == 0) throw Invalid(start, "a topic without a name");
        return new Topic
        {
            Name = name,
            Aliases = aliases,
            Asked = asked,
            Narrower = narrower,
            Exactly = exactly,
            Related = related,
            FewLessons = fewLessons,
            Line = (int)start.Line,
        };
    }

    private static List<string> ReadList(Parser parser)
    {
        var values = new List<string>();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _)) values.Add(parser.Consume<Scalar>().Value);
        return values;
    }

    private static InvalidDataException Invalid(Mark at, string problem, Exception? cause = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Topic catalogue, line {at.Line}: {problem}"), cause);
}
