using System.Collections.Immutable;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>A sentence of ours in which words of others stand. Each report writes these so that they stay words, whatever they hold.</summary>
public sealed class Phrase
{
    private Phrase(ImmutableArray<PhrasePart> parts) => Parts = parts;

    /// <summary>Its parts, in order.</summary>
    public ImmutableArray<PhrasePart> Parts { get; }

    /// <summary>Makes one: what is interpolated is a name to be shown as code, unless it is <see cref="Words"/>.</summary>
    public static Phrase Of(FormattableString text)
    {
        var parts = ImmutableArray.CreateBuilder<PhrasePart>();
        var format = text.Format;
        var start = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '{')
            {
                continue;
            }

            var end = format.IndexOf('}', i);
            parts.Add(new PhrasePart(format[start..i], PhraseKind.Ours));
            switch (text.GetArgument(int.Parse(format.AsSpan(i + 1, end - i - 1))))
            {
                case PhrasePart part:
                    parts.Add(part);
                    break;
                case Phrase phrase:
                    parts.AddRange(phrase.Parts);
                    break;
                case var name:
                    parts.Add(new PhrasePart($"{name}", PhraseKind.Code));
                    break;
            }

            start = end + 1;
            i = end;
        }

        parts.Add(new PhrasePart(format[start..], PhraseKind.Ours));
        return new Phrase(parts.ToImmutable());
    }

    /// <summary>Words of others that are read as prose.</summary>
    public static PhrasePart Words(string text) => new(text, PhraseKind.Words);

    /// <summary>Names, one behind the other.</summary>
    public static Phrase List(IReadOnlyList<string> names) => new(
    [
        .. names.SelectMany((name, i) => i == 0
            ? new[] { new PhrasePart(name, PhraseKind.Code) }
            : [new PhrasePart(i == names.Count - 1 ? " and " : ", ", PhraseKind.Ours), new PhrasePart(name, PhraseKind.Code)])
    ]);

    /// <summary>As plain text.</summary>
    public override string ToString() => string.Concat(Parts.Select(part => part.Text));
}
