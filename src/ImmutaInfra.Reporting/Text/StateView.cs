using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Reporting.States;
using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Shows what is in a state to people, in the manner of HCL; secrets are masked unless asked for.</summary>
/// <param name="output">Where to write.</param>
/// <param name="options">What it is written for.</param>
/// <param name="showsSecrets">Whether secret values are written.</param>
public sealed class StateView(TextWriter output, TextOptions options, bool showsSecrets)
{
    private readonly Ink _ink = new(options.UsesColor);
    private readonly HclNames _names = new(opensSecrets: showsSecrets, fillsNulls: false);

    /// <summary>Writes all resources, then the outputs.</summary>
    public void Write(StateReport state)
    {
        if (state.Resources.Count == 0 && state.Outputs.Count == 0)
        {
            output.WriteLine("The state is empty.");
            return;
        }

        foreach (var resource in state.Resources)
        {
            Write(resource);
            output.WriteLine();
        }

        if (state.Outputs.Count > 0)
        {
            output.WriteLine("Outputs:");
            output.WriteLine();
            new OutputsView(output, options, showsSecrets).Write(state.Outputs);
        }
    }

    /// <summary>Writes one resource.</summary>
    public void Write(ReportedResource resource)
    {
        var values = _names.Of(resource.Schema, resource.Attributes, resource.SensitiveAttributes);
        var block = resource.Address.Resource;
        output.WriteLine($"{_ink.Bold($"# {resource.Address}")}:{(resource.IsTainted ? _ink.Red(" (tainted)") : "")}");
        foreach (var problem in resource.InitErrors)
        {
            Prose.Write(output, problem, "# ! ", options.Width);
        }

        output.WriteLine($"{(block.Mode == ResourceMode.Data ? "data" : "resource")} \"{block.Type}\" \"{block.Name}\" {{");
        new ValueView(output, _ink, showsSecrets).WriteMembers(Mark.None, values.Has("id") || resource.Id.Length == 0 ? values : values.With("id", resource.Id), 2);
        output.WriteLine("}");
    }
}
