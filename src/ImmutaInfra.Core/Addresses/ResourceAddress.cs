namespace ImmutaInfra.Core.Addresses;

/// <summary>A resource or data block in an instance of a module; with <c>count</c> or <c>for_each</c> it has several instances.</summary>
/// <param name="Module">The module it is in.</param>
/// <param name="Mode">A resource or a data source.</param>
/// <param name="Type">The first label, as the user wrote it.</param>
/// <param name="Name">The second label.</param>
public sealed record ResourceAddress(ModuleAddress Module, ResourceMode Mode, string Type, string Name)
{
    /// <summary>One of its instances.</summary>
    public InstanceAddress Instance(InstanceKey? key = null) => new(this, key);

    /// <summary><c>module.a.immuta_s3_integration.lake</c>.</summary>
    public override string ToString() =>
        $"{Module}{(Module.IsRoot ? "" : ".")}{(Mode == ResourceMode.Data ? "data." : "")}{Type}.{Name}";
}
