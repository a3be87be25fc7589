using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ImmutaInfra.Engine.State;

/// <summary>A moment as Go writes it: RFC 3339 with up to nine digits of a second. What was read is kept to the nanosecond.</summary>
public readonly record struct Timestamp
{
    private Timestamp(string text, DateTimeOffset time)
    {
        Text = text;
        Time = time;
    }

    /// <summary>The text in the file.</summary>
    public string Text { get; }

    /// <summary>The moment, cut to what .NET can hold: 100 nanoseconds.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The moment in universal time, as <c>created</c> and <c>modified</c> are written.</summary>
    public static Timestamp Utc(DateTimeOffset time) => new(Format(time.ToUniversalTime(), "Z"), time);

    /// <summary>The moment with its own offset, as a manifest and a lock are written.</summary>
    public static Timestamp WithOffset(DateTimeOffset time) =>
        new(Format(time, time.Offset == TimeSpan.Zero ? "Z" : time.ToString("zzz", CultureInfo.InvariantCulture)), time);

    /// <summary>Reads RFC 3339.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Timestamp timestamp)
    {
        timestamp = default;
        if (text is not { Length: >= 20 and <= 40 } || text[10] is not ('T' or 't')
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return false;
        }

        timestamp = new Timestamp(text, time);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Format(DateTimeOffset time, string offset) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + offset;
}
