using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;
using DocumentEnd = YamlDotNet.Core.Events.DocumentEnd;

namespace ImmutaInfra.Engine.State;

/// <summary>Reads YAML that others wrote, guarded: depth is bounded, and so is what aliases multiply it to.</summary>
public static class YamlText
{
    private const int DeepestNesting = 200;
    private const long MostNodes = 1_000_000;

    /// <summary>Reads the first document.</summary>
    /// <param name="text">The YAML.</param>
    /// <returns>Its root, or null where there is none.</returns>
    /// <exception cref="YamlException">It is no YAML, nested too deeply, or holds itself. Nothing else is thrown.</exception>
    public static YamlNode? Parse(string text)
    {
        try
        {
            Measure(new Parser(new StringReader(text)));
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null;
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            // The scanner lets some mistakes through to code that does not expect them.
            throw new YamlException("the document is not well-formed", problem);
        }
    }

    /// <summary>Counts what the first documents would hold with each alias written out.</summary>
    private static void Measure(Parser parser)
    {
        var sizes = new Dictionary<AnchorName, long>();
        var open = new Stack<(AnchorName Anchor, long Size)>();
        while (parser.MoveNext())
        {
            var at = parser.Current!;
            switch (at)
            {
                case AnchorAlias alias when open.Any(each => each.Anchor == alias.Value):
                    throw new YamlException(at.Start, at.End, "a value holds itself");
                case AnchorAlias alias:
                    Add(sizes.GetValueOrDefault(alias.Value, 1));
                    break;
                case Scalar:
                    Add(1);
                    break;
                case SequenceStart or MappingStart when open.Count >= DeepestNesting:
                    throw new YamlException(at.Start, at.End, "the document is nested too deeply");
                case SequenceStart or MappingStart:
                    open.Push((((NodeEvent)at).Anchor, 1));
                    break;
                case SequenceEnd or MappingEnd:
                    var (anchor, size) = open.Pop();
                    if (!anchor.IsEmpty)
                    {
                        sizes[anchor] = size;
                    }

                    Add(size);
                    break;
                case DocumentEnd:
                    sizes.Clear();
                    break;
                default:
                    break;
            }

            void Add(long size)
            {
                if (open.TryPop(out var outer))
                {
                    open.Push((outer.Anchor, Math.Min(outer.Size + size, MostNodes + 1)));
                }

                if (size > MostNodes)
                {
                    throw new YamlException(at.Start, at.End, "the document is too large with its aliases written out");
                }
            }
        }
    }
}
