using ImmutaInfra.Core.Values;
using ImmutaInfra.Reporting.States;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Shows outputs to people, in the manner of HCL; secrets are masked unless asked for.</summary>
/// <param name="output">Where to write.</param>
/// <param name="options">What it is written for.</param>
/// <param name="showsSecrets">Whether secret values are written.</param>
public sealed class OutputsView(TextWriter output, TextOptions options, bool showsSecrets)
{
    private readonly ValueView _values = new(output, new Ink(options.UsesColor), showsSecrets, writesWhole: true);

    /// <summary>Writes all, a name before each.</summary>
    public void Write(IReadOnlyList<ReportedOutput> outputs)
    {
        foreach (var one in outputs)
        {
            _values.WriteTree(Mark.None, ValueView.Label(one.Name, 0), one.Guarded, indent: -2, ending: "");
        }
    }

    /// <summary>Writes the value of one.</summary>
    public void WriteValue(ReportedOutput one) => _values.WriteTree(Mark.None, "", one.Guarded, indent: -2, ending: "");

    /// <summary>Writes the bare text of one, for scripts.</summary>
    /// <returns>False, and nothing is written, when it is neither a text, a number nor a truth value.</returns>
    public bool TryWriteRaw(ReportedOutput one)
    {
        var raw = one.Value.Revealed switch
        {
            TextValue text => text.Text,
            NumberValue or BooleanValue => one.Value.Revealed.ToString(),
            _ => null,
        };
        output.Write(raw);
        return raw is not null;
    }
}
