namespace ImmutaInfra.Engine.Configuration;

/// <summary>A file of values for variables.</summary>
/// <param name="Name">Its name, relative to where the program was started.</param>
/// <param name="Text">What it holds.</param>
/// <param name="IsAsked">Whether the command line names it; the others are read because of their names.</param>
public sealed record VariableFile(string Name, string Text, bool IsAsked);
