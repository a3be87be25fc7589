namespace ImmutaInfra.Provider.Wire;

/// <summary>A value of a kind that no attribute of this provider takes.</summary>
internal sealed class UnreadableValueException(string what) : Exception(what);
