namespace ImmutaInfra.Reporting.Text;

/// <summary>Reads each source file once, however many diagnostics point into it.</summary>
/// <param name="read">Gives a file's text, or null when it cannot be had.</param>
internal sealed class SourceTexts(Func<string, string?> read)
{
    private readonly Dictionary<string, SourceText?> _texts = new(StringComparer.Ordinal);

    /// <summary>The file's text, or null when it cannot be had.</summary>
    public SourceText? Find(string file)
    {
        if (!_texts.TryGetValue(file, out var text))
        {
            text = read(file) is { } content ? new SourceText(content, file) : null;
            _texts[file] = text;
        }

        return text;
    }
}
