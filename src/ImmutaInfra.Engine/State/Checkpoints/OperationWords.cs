namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>Pulumi's words for what is being done.</summary>
internal static class OperationWords
{
    public static string Of(OperationKind kind) => kind switch
    {
        OperationKind.Creating => "creating",
        OperationKind.Updating => "updating",
        OperationKind.Deleting => "deleting",
        OperationKind.Reading => "reading",
        OperationKind.Importing => "importing",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static OperationKind? Find(string word) => word switch
    {
        "creating" => OperationKind.Creating,
        "updating" => OperationKind.Updating,
        "deleting" => OperationKind.Deleting,
        "reading" => OperationKind.Reading,
        "importing" => OperationKind.Importing,
        _ => null,
    };
}
