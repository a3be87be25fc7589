namespace ImmutaInfra.Emulator.Types;

/// <summary>One of the checks that Immuta makes on a platform before it does anything there.</summary>
/// <param name="Name">Its name as the examples of the API reference spell it.</param>
/// <param name="TableName">Its name as the tables of the API reference spell it.</param>
/// <param name="FailureMessage">The documented message of a failure; null if none is.</param>
internal sealed record TestRow(string Name, string TableName, string? FailureMessage)
{
    /// <summary>Whether it is about something that must not be there before a creation.</summary>
    public bool IsForCreationOnly =>
        Has("does not exist") || Has("dataset - exists") || Has("not yet exist") || Has("no existing integration");

    public bool IsForAutomaticOnly => TableName.StartsWith("Validate automatic", StringComparison.Ordinal);

    public bool IsForManualOnly =>
        TableName.StartsWith("Validate manual", StringComparison.Ordinal) || TableName == "Manual catalog setup";

    /// <summary>Whether <paramref name="name"/> means this test, in either spelling and any case.</summary>
    public bool IsCalled(string name) =>
        string.Equals(name, Name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, TableName, StringComparison.OrdinalIgnoreCase);

    private bool Has(string part) => TableName.Contains(part, StringComparison.OrdinalIgnoreCase);
}
