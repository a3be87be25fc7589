using System.Globalization;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Hcl.Values;

/// <summary>Why a value could not be converted.</summary>
/// <param name="Path">Where in the value the mistake is: <c>.tags["a"][0]</c>; empty for the value itself.</param>
/// <param name="Message">What is wrong there, as Terraform words it: <c>a number is required</c>.</param>
public sealed record ConversionFailure(string Path, string Message)
{
    /// <summary>The same place as names and positions, to find it in what is written.</summary>
    public PropertyPath Place { get; init; } = PropertyPath.Root;

    /// <summary>Path and message.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";

    internal ConversionFailure UnderAttribute(string name) => Under($".{name}", PropertyPath.Root.Member(name));

    internal ConversionFailure UnderKey(string key) => Under($"[{GoQuoting.Quote(key)}]", PropertyPath.Root.Member(key));

    internal ConversionFailure UnderIndex(int index) =>
        Under(string.Create(CultureInfo.InvariantCulture, $"[{index}]"), PropertyPath.Root.Item(index));

    private ConversionFailure Under(string step, PropertyPath place) => this with { Path = step + Path, Place = place.Join(Place) };
}
