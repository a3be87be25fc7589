namespace Immuta.Deploy;

/// <summary>The user asked for something that cannot be; the message says what and how it goes.</summary>
public sealed class UsageException(string message) : Exception(message);
