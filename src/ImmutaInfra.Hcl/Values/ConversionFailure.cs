namespace ImmutaInfra.Hcl.Values;

/// <summary>Why a value could not be converted.</summary>
/// <param name="Path">Where in the value the mistake is: <c>.tags["a"][0]</c>; empty for the value itself.</param>
/// <param name="Message">What is wrong there, as Terraform words it: <c>a number is required</c>.</param>
public sealed record ConversionFailure(string Path, string Message)
{
    /// <summary>Path and message.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
