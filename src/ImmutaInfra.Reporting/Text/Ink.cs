namespace ImmutaInfra.Reporting.Text;

/// <summary>Colours by ANSI escape codes, or none.</summary>
internal readonly struct Ink(bool usesColor)
{
    public string Red(string text) => Paint("31", text);

    public string Green(string text) => Paint("32", text);

    public string Yellow(string text) => Paint("33", text);

    public string Cyan(string text) => Paint("36", text);

    public string Gray(string text) => Paint("90", text);

    public string Bold(string text) => Paint("1", text);

    public string BoldRed(string text) => Paint("1;31", text);

    public string BoldYellow(string text) => Paint("1;33", text);

    private string Paint(string code, string text) => usesColor && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
