using System.Collections;
using NodaTime;

namespace DevOpsNotes.Content.Daily;

/// <summary>Days of the week, at least one.</summary>
public readonly record struct DaySet : IEnumerable<IsoDayOfWeek>
{
    private readonly byte _bits;

    private DaySet(byte bits) => _bits = bits;

    public static DaySet Weekdays { get; } = Of(IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday);

    public static DaySet Every { get; } = Of([.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)]);

    /// <summary>These days, each once.</summary>
    /// <exception cref="ArgumentException">There is no day, or one that is none.</exception>
    public static DaySet Of(params IReadOnlyList<IsoDayOfWeek> days) => days.Count == 0 || days.Any(day => day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
        ? throw new ArgumentException("A set of days needs at least one day of the week.", nameof(days))
        : new DaySet((byte)days.Aggregate(0, (bits, day) => bits | Bit(day)));

    /// <summary>Reads what <see cref="Code"/> gives, such as "12345".</summary>
    /// <exception cref="FormatException">It is nothing of the kind.</exception>
    public static DaySet Read(string code) => code.Length > 0 && code.All(digit => digit is >= '1' and <= '7')
        ? Of([.. code.Select(digit => (IsoDayOfWeek)(digit - '0'))])
        : throw new FormatException($"'{code}' is no set of days.");

    /// <summary>The numbers of the days by ISO 8601, Monday being 1.</summary>
    public string Code => string.Concat(this.Select(day => (int)day));

    public bool Contains(IsoDayOfWeek day) => (_bits & Bit(day)) != 0;

    public IEnumerator<IsoDayOfWeek> GetEnumerator()
    {
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (Contains(day))
                yield return day;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>In words: "every day", "weekdays", "Monday, Wednesday and Friday".</summary>
    public override string ToString()
    {
        if (this == Every)
            return "every day";
        if (this == Weekdays)
            return "weekdays";
        var names = this.Select(day => day.ToString()).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }

    private static int Bit(IsoDayOfWeek day) => 1 << (int)day;
}
