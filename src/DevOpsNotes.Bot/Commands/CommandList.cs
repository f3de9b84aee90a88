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
    private readonly int _longestVerb;

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
                _longestVerb = Math.Max(_longestVerb, verb.Count(' ') + 1);
            }
        }

        _byVerb = byVerb.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyList<Command> All { get; }

    /// <summary>The command with this verb, whether or not it takes the rest of a line.</summary>
    public Command? Find(string verb) => _byVerb.GetValueOrDefault(verb);

    /// <summary>The command that takes the line, and what it makes of it; <see langword="null"/> for a question.</summary>
    public (Command Command, Invocation Invocation)? Claim(Line line, WorkspaceNotes notes)
    {
        // "random quote" is more telling than "random".
        for (var words = _longestVerb; words > 0; words--)
        {
            if (line.Split(words) is var (verb, arguments) && Find(verb) is { } command && command.Claim(arguments, notes) is { } invocation)
                return (command, invocation);
        }

        return null;
    }

    /// <summary>
    /// The line with its first word corrected by one letter, if that makes it a command's; <see langword="null"/> when it is
    /// none's, could be that of two, or would change something: nothing is changed on a guess.
    /// </summary>
    public Line? Repair(Line line, WorkspaceNotes notes) => Nearest(line, notes) is { Command.Writes: false } near ? near.Line : null;

    /// <summary>The command that whoever typed a line may have meant, by its first word, perhaps with a letter wrong; <see langword="null"/> for none.</summary>
    public Command? Meant(Line line, WorkspaceNotes notes) => Find(line.Verb) ?? Nearest(line, notes)?.Command;

    private (Command Command, Line Line)? Nearest(Line line, WorkspaceNotes notes)
    {
        if (line.Verb.Length < ShortestRepaired)
            return null;
        var near = All.Where(command => EditDistance.Between(line.Verb, command.Name, limit: 1) == 1)
            .Select(command => (Command: command, Line: line.With(command.Name))).Where(repaired => Claim(repaired.Line, notes) is not null).Take(2).ToList();
        return near is [var meant] ? meant : null;
    }
}
