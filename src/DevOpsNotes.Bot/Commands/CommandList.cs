using System.Collections.Frozen;
using DevOpsNotes.Bot.Operations;
using DevOpsNotes.Content.Search.Spelling;

namespace DevOpsNotes.Bot.Commands;

/// <summary>The commands there are, and which of them a line belongs to.</summary>
internal sealed class CommandList
{
    /// <summary>Shorter verbs are one letter away from too many words.</summary>
    private const int ShortestRepaired = 4;

    private readonly FrozenDictionary<string, Command> _byVerb;

    /// <summary>Takes the commands.</summary>
    /// <param name="create">Makes them, in the order in which help tells of them; what it is given may be kept, not read.</param>
    /// <exception cref="InvalidOperationException">Two commands claim one word.</exception>
    public CommandList(Func<CommandList, IReadOnlyList<Command>> create)
    {
        All = create(this);
        var byVerb = new Dictionary<string, Command>(StringComparer.Ordinal);
        foreach (var command in All)
        {
            foreach (var verb in command.Aliases.Prepend(command.Name))
            {
                if (!byVerb.TryAdd(verb, command))
                    throw new InvalidOperationException($"The commands {byVerb[verb].Name} and {command.Name} both claim the word '{verb}'.");
            }
        }

        _byVerb = byVerb.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<Command> All { get; }

    /// <summary>The command with this verb, whether or not it takes the rest of a line.</summary>
    public Command? Find(string verb) => _byVerb.GetValueOrDefault(verb);

    /// <summary>What the command of the line's verb makes of the line; <see langword="null"/> for a question.</summary>
    public Invocation? Claim(Line line, WorkspaceNotes notes) => Find(line.Verb)?.Claim(line.Arguments, notes);

    /// <summary>
    /// The line with its verb corrected by one letter, if that makes it a command's; <see langword="null"/> when it is none's,
    /// or could be that of two.
    /// </summary>
    public Line? Repair(Line line, WorkspaceNotes notes)
    {
        if (line.Verb.Length < ShortestRepaired)
            return null;
        var near = All.Where(command => EditDistance.Between(line.Verb, command.Name, limit: 1) == 1)
            .Where(command => command.Claim(line.Arguments, notes) is not null).Take(2).ToList();
        return near is [var meant] ? line.With(meant.Name) : null;
    }
}
