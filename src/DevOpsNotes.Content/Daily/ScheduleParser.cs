using DevOpsNotes.Content.Notes;
using NodaTime;

namespace DevOpsNotes.Content.Daily;

/// <summary>Reads the words of one schedule from left to right.</summary>
internal sealed class ScheduleParser(string[] words)
{
    /// <summary>Words that the name of a zone or of a topic may have.</summary>
    private const int LongestName = 5;

    /// <summary>Words of what is told to be no topic: more are a sentence, and so a question.</summary>
    private const int LongestUnknown = 3;

    private readonly List<IsoDayOfWeek> _days = [];
    private readonly List<string> _topics = [];
    private int _at;
    private bool _hasTime;
    private LocalTime? _time;
    private DateTimeZone? _zone;
    private string? _problem;

    /// <summary>There was a word which counts only beside a time or days: else it may be a question.</summary>
    private bool _isDoubtful;

    private ReadOnlySpan<string> Rest => words.AsSpan(_at);

    public ScheduleReading? Read()
    {
        while (_at < words.Length)
        {
            if (!(ReadTopics() || ReadTime() || ReadDays() || ReadZone() || ReadNoZone() || SkipFiller()))
                return null;
        }

        var isAboutTime = _hasTime || _days.Count > 0;
        if (!isAboutTime && (_isDoubtful || (_zone is null && _topics.Count == 0)))
            return null;
        return _problem is not null ? new ScheduleReading { Problem = _problem } : new ScheduleReading
        {
            Time = _time,
            Days = _days.Count > 0 ? DaySet.Of(_days) : null,
            Zone = _zone,
            Topics = _topics.Count > 0 ? _topics : null,
        };
    }

    private bool ReadTime()
    {
        var (time, count) = ScheduleWords.TimeAt(Rest);
        if (count == 0)
            return false;
        var typed = Take(count);
        if (time is null)
            Complain($"{typed} is no time of day: say one from 0:00 to 23:59, such as 9:30 or 4pm.");
        else if (_hasTime)
            Complain("There is one post a day: say one time, such as 9:30.");
        (_time, _hasTime) = (time, true);
        return true;
    }

    private bool ReadDays()
    {
        var (days, count) = ScheduleWords.DaysAt(Rest);
        _days.AddRange(days);
        _at += count;
        return count > 0;
    }

    private bool ReadZone()
    {
        var from = _at + (IsIn(_at) ? 1 : 0);
        if (_zone is not null || ScheduleWords.OffsetAt(Rest) > 0 || ZoneAt(from) is not var (zone, count))
            return false;
        _at = from;
        _isDoubtful |= !Take(count).Contains('/');
        _zone = zone;
        if (_at < words.Length && ScheduleWords.ZoneNouns.Contains(words[_at]))
            _at++;
        return true;
    }

    /// <summary>Reads what was meant as a zone, and is none.</summary>
    private bool ReadNoZone()
    {
        if (ScheduleWords.OffsetAt(Rest) is > 0 and var count)
        {
            Complain($"{Take(count)} knows no summer time: name a city, such as Europe/Brussels, or UTC.");
        }
        else if (ScheduleWords.DoubtfulZones.Contains(words[_at]))
        {
            Complain($"{Take(1)} is not the name of one time zone: name a city, such as Europe/Brussels.");
        }
        else
        {
            var from = _at + (IsIn(_at) && _at + 1 < words.Length ? 1 : 0);
            var end = BoundaryFrom(from + 1);
            var typed = string.Join(' ', words[from..end]);
            var near = words[from].Contains('/') ? Zones.Near(typed) : [];
            if (near.Count == 0 && !Zones.HasArea(typed) && !LooksLikeId(typed))
                return false;
            _at = end;
            Complain($"{typed} is no time zone I know. {(near.Count == 0 ? "Name its largest city, as in Europe/Brussels." : $"Did you mean {OneOf(near)}?")}");
        }

        return _isDoubtful = true;
    }

    private bool ReadTopics()
    {
        // "on call" is a topic, and not one that is called "call".
        if (words[_at].StartsWith("on", StringComparison.OrdinalIgnoreCase) && TopicAt(_at) is var (onCall, count) && onCall.Name == "on-call")
        {
            Add(onCall, count);
            return _isDoubtful = true;
        }

        if (!ScheduleWords.About.Contains(words[_at]) || _at + 1 == words.Length)
            return false;
        _at++;
        while (_at < words.Length && ReadTopic() && _at < words.Length && ScheduleWords.Separators.Contains(words[_at]))
            _at++;
        return true;
    }

    /// <summary>Reads one topic, or what stands where one should; not a time, days or the like.</summary>
    private bool ReadTopic()
    {
        var end = BoundaryFrom(_at);
        if (TopicAt(_at) is var (topic, count) && IsBoundary(_at + count) && count >= ScheduleWords.DaysAt(Rest).Count && ScheduleWords.TimeAt(Rest).Count == 0)
        {
            Add(topic, count);
            return true;
        }

        if (end == _at || end - _at > LongestUnknown)
            return false;
        Complain($"{Take(end - _at)} is no topic I know; say topics for the list.");
        return _isDoubtful = true;
    }

    private bool SkipFiller()
    {
        if (!ScheduleWords.Fillers.Contains(words[_at]))
            return false;
        _at++;
        return true;
    }

    private void Add(Topic topic, int count)
    {
        if (!_topics.Contains(topic.Name))
            _topics.Add(topic.Name);
        _at += count;
    }

    /// <summary>Of several problems, the first is told.</summary>
    private void Complain(string problem) => _problem ??= problem;

    private string Take(int count)
    {
        _at += count;
        return string.Join(' ', words[(_at - count).._at]);
    }

    /// <summary>The first place from one on where something else begins, or the end.</summary>
    private int BoundaryFrom(int place)
    {
        while (place < words.Length && !IsBoundary(place))
            place++;
        return place;
    }

    private bool IsBoundary(int place)
    {
        var rest = words.AsSpan(place);
        return rest.IsEmpty || ScheduleWords.Fillers.Contains(rest[0]) || ScheduleWords.About.Contains(rest[0])
            || ScheduleWords.TimeAt(rest).Count > 0 || ScheduleWords.DaysAt(rest).Count > 0 || ScheduleWords.OffsetAt(rest) > 0
            || ZoneAt(IsIn(place) ? place + 1 : place) is not null;
    }

    private bool IsIn(int place) => string.Equals(words[place], "in", StringComparison.OrdinalIgnoreCase);

    private (DateTimeZone Zone, int Count)? ZoneAt(int place) => Longest(place, Zones.Find);

    private (Topic Topic, int Count)? TopicAt(int place) => Longest(place, TopicCatalog.Default.Find);

    private (T Value, int Count)? Longest<T>(int place, Func<string, T?> find)
        where T : class
    {
        var comma = Array.IndexOf(words, ",", place);
        for (var count = Math.Min(LongestName, (comma < 0 ? words.Length : comma) - place); count > 0; count--)
        {
            if (find(string.Join(' ', words[place..(place + count)])) is { } value)
                return (value, count);
        }

        return null;
    }

    /// <summary>Written as the ids of zones are, "Mars/Olympus", and not as "ci/cd" or "CI/CD".</summary>
    private static bool LooksLikeId(string typed) => typed.Split('/') is { Length: > 1 } parts && parts.All(part => part is [>= 'A' and <= 'Z', >= 'a' and <= 'z', ..]);

    private static string OneOf(IReadOnlyList<string> ids) => ids.Count == 1 ? ids[0] : $"{string.Join(", ", ids.SkipLast(1))} or {ids[^1]}";
}
