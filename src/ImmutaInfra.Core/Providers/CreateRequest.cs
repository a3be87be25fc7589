using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>Asks for a new resource.</summary>
public sealed record CreateRequest
{
    /// <summary>The token of the resource's type.</summary>
    public required string Type { get; init; }

    /// <summary>The checked inputs; fully known unless <see cref="IsPreview"/>.</summary>
    public required ObjectValue Inputs { get; init; }

    /// <summary>Whether only to say what it would look like, outputs not known yet being unknown.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Whether the server was asked already what it would come to, so that a preview need not ask again.</summary>
    public bool IsTested { get; init; }

    /// <summary>The id of the resource that is deleted before this one is made, or null. It does not stand in the way.</summary>
    public string? ReplacedId { get; init; }

    /// <summary>Whether an attempt before this one may have made the resource without anybody learning its id. One that stands in
    /// the way is then taken over instead of being an error.</summary>
    public bool MayExistAlready { get; init; }

    /// <summary>The ids of the resources of this type that the state holds already; none of them is taken over.</summary>
    public IReadOnlyCollection<string> IdsInState { get; init; } = [];

    /// <summary>The longest time to wait, or null for the provider's own limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Hears of what goes on.</summary>
    public IOperationObserver Observer { get; init; } = SilentObserver.Instance;
}
