namespace ImmutaInfra.Engine.State.Sessions;

/// <summary>Stands for an operation that has begun, until its outcome is recorded.</summary>
public sealed class OperationTicket
{
    internal OperationTicket(long number, PendingOperation operation)
    {
        Number = number;
        Operation = operation;
    }

    /// <summary>What was begun.</summary>
    public PendingOperation Operation { get; internal set; }

    internal long Number { get; }
}
