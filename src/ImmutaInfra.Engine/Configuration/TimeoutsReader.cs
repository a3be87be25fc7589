using System.Globalization;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Hcl.Bodies;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>Reads <c>timeouts</c> blocks.</summary>
internal static class TimeoutsReader
{
    private static readonly BodySchema Schema = new(
        [.. new[] { "create", "read", "update", "delete" }.Select(operation => new AttributeSlot(operation))], []);

    /// <summary>Reads the block among those of a resource.</summary>
    public static OperationTimeouts Read(BodyContent resource, DiagnosticBag diagnostics)
    {
        if (resource.Blocks.FirstOrDefault(block => block.Type == "timeouts") is not { } block)
        {
            return OperationTimeouts.Default;
        }

        var content = block.Body.Content(Schema, diagnostics);
        return new OperationTimeouts(Read(content, "create"), Read(content, "read"), Read(content, "update"), Read(content, "delete"));

        TimeSpan? Read(BodyContent inner, string operation)
        {
            if (Constants.Text(inner, operation, diagnostics) is not { } text)
            {
                return null;
            }

            if (!TryParse(text, out var time))
            {
                diagnostics.Add(ConfigurationDiagnostics.InvalidDuration(inner.Find(operation)!, text));
            }

            return time;
        }
    }

    /// <summary>Reads a duration as Go writes it: <c>1h30m</c>, <c>90s</c>, <c>500ms</c>.</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            {
                at++;
            }

            var unitStart = at;
            while (at < text.Length && char.IsAsciiLetter(text[at]))
            {
                at++;
            }

            double? seconds = text[unitStart..at] switch { "h" => 3600, "m" => 60, "s" => 1, "ms" => 0.001, _ => null };
            if (seconds is null || !double.TryParse(text.AsSpan(start, unitStart - start), CultureInfo.InvariantCulture, out var amount) || amount * seconds > 1e9)
            {
                return false;
            }

            time += TimeSpan.FromSeconds(amount * seconds.Value);
        }

        return text.Length > 0;
    }
}
