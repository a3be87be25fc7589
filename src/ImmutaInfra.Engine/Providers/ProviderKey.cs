using ImmutaInfra.Core.Addresses;

namespace ImmutaInfra.Engine.Providers;

/// <summary>One configured provider: a provider block, or the default of a package.</summary>
/// <param name="Module">The module with the block; the root for a default.</param>
/// <param name="LocalName">The provider's name there.</param>
/// <param name="Alias">The block's alias, or null.</param>
/// <param name="Package">The package: <c>immuta</c>.</param>
/// <param name="IsDefault">Whether there is no block.</param>
internal sealed record ProviderKey(ModuleAddress Module, string LocalName, string? Alias, string Package, bool IsDefault)
{
    /// <summary>What a message calls it.</summary>
    public override string ToString() =>
        $"{(Module.IsRoot ? "" : $"{Module}.")}provider.{LocalName}{(Alias is null ? "" : $".{Alias}")}";
}
