using System.Diagnostics.CodeAnalysis;

namespace ImmutaInfra.Api.Integrations;

/// <summary>The id that Immuta gives to an integration: digits only, so that it can stand in a path as it is.</summary>
public readonly record struct IntegrationId
{
    private readonly string? _digits;

    private IntegrationId(string digits) => _digits = digits;

    /// <summary>Reads an id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out IntegrationId id)
    {
        var isId = text is { Length: > 0 and <= 20 } && text.All(char.IsAsciiDigit);
        id = isId ? new IntegrationId(text!) : default;
        return isId;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static IntegrationId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("An integration's id consists of digits.");

    /// <summary>The digits.</summary>
    public override string ToString() => _digits ?? "";
}
