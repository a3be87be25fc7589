using System.Globalization;

namespace ImmutaInfra.Hcl.Values;

/// <summary>Why a value could not be converted.</summary>
/// <param name="Path">Where in the value the mistake is: <c>.tags["a"][0]</c>; empty for the value itself.</param>
/// <param name="Message">What is wrong there, as Terraform words it: <c>a number is required</c>.</param>
public sealed record ConversionFailure(string Path, string Message)
{
    /// <summary>Path and message.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";

    internal ConversionFailure UnderAttribute(string name) => this with { Path = $".{name}{Path}" };

    internal ConversionFailure UnderKey(string key) => this with { Path = $"[{GoQuoting.Quote(key)}]{Path}" };

    internal ConversionFailure UnderIndex(int index) =>
        this with { Path = string.Create(CultureInfo.InvariantCulture, $"[{index}]{Path}") };
}
