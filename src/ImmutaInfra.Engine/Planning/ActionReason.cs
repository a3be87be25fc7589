namespace ImmutaInfra.Engine.Planning;

/// <summary>Why a plan does what it does, beyond the attributes that change.</summary>
/// <remarks>Source: the <c>action_reason</c> of Terraform's JSON plan representation; <see cref="RepairFailedCreation"/> and
/// <see cref="FinishInterruptedReplacement"/> are ours.</remarks>
public enum ActionReason
{
    /// <summary>Because attributes change, or nothing changes.</summary>
    None,

    /// <summary>An attribute changes that cannot be changed in place.</summary>
    ReplaceBecauseCannotUpdate,

    /// <summary>It is marked as damaged in the state.</summary>
    ReplaceBecauseTainted,

    /// <summary>The user asked for it.</summary>
    ReplaceByRequest,

    /// <summary>Something named in <c>replace_triggered_by</c> changes.</summary>
    ReplaceByTriggers,

    /// <summary>There is no block for it any more.</summary>
    DeleteBecauseNoResourceConfiguration,

    /// <summary>Its module is not called any more.</summary>
    DeleteBecauseNoModule,

    /// <summary>It has moved to where there is no block.</summary>
    DeleteBecauseNoMoveTarget,

    /// <summary>It has a key and the block has neither <c>count</c> nor <c>for_each</c>, or the other way round.</summary>
    DeleteBecauseWrongRepetition,

    /// <summary>Its number is not below <c>count</c>.</summary>
    DeleteBecauseCountIndex,

    /// <summary>Its key is not in <c>for_each</c>.</summary>
    DeleteBecauseEachKey,

    /// <summary>Something that it is asked with is known only after apply.</summary>
    ReadBecauseConfigurationUnknown,

    /// <summary>Something that it depends on changes.</summary>
    ReadBecauseDependencyPending,

    /// <summary>It belongs to a check, for which it is read anew whenever something is applied.</summary>
    ReadBecauseCheckNested,

    /// <summary>Its creation failed half-way; it is mended in place.</summary>
    RepairFailedCreation,

    /// <summary>The old one was deleted by a run that did not get to make the new one.</summary>
    FinishInterruptedReplacement,
}
