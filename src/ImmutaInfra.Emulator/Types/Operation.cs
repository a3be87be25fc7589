namespace ImmutaInfra.Emulator.Types;

/// <summary>What is about to be done to a platform.</summary>
internal enum Operation
{
    Create,
    Edit,
    Delete,
}
