using ImmutaInfra.Core.Providers;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;
using ImmutaInfra.Rpc;

namespace ImmutaInfra.Provider.Calls;

/// <summary>From the provider's failures to statuses of calls.</summary>
/// <remarks>Source: errors and partial failure in the provider protocol of Pulumi 3.260. Unknown and internal mean to the engine
/// that nobody knows what became of the resource, every other code that nothing was changed.</remarks>
internal static class Failures
{
    /// <summary>Nothing was done, or nobody knows.</summary>
    public static RpcException Of(ProviderException failure, Plugin plugin, string urn)
    {
        var text = string.Join("\n", failure.Diagnostics.Select(diagnostic => plugin.Wording.OfFailure(diagnostic, urn)));
        return new RpcException(CodeOf(failure), text, failure.MissingSettings.Count > 0 ? [MissingKeys(failure, plugin.Provider.Schema.Name)] : null, failure);
    }

    /// <summary>The resource is there and does not work: it belongs into the state, and the next run repairs it.</summary>
    /// <param name="snapshot">The resource.</param>
    /// <param name="inputs">The inputs to put into the state, for a read; null for the engine's own.</param>
    public static RpcException Partial(ResourceSnapshot snapshot, Core.Values.ObjectValue? inputs = null)
    {
        var detail = new ErrorResourceInitFailed
        {
            Id = snapshot.Id,
            Properties = StructWriter.Write(snapshot.Outputs),
            Inputs = inputs is null ? null : StructWriter.Write(inputs),
        };
        detail.Reasons.AddRange(snapshot.InitErrors);
        return new RpcException(RpcCode.Unknown, string.Join("\n", snapshot.InitErrors), [detail]);
    }

    private static RpcCode CodeOf(ProviderException failure) => failure.Kind switch
    {
        FailureKind.InvalidArgument => RpcCode.InvalidArgument,
        FailureKind.NotConfigured => RpcCode.FailedPrecondition,
        FailureKind.Unauthenticated => RpcCode.Unauthenticated,
        FailureKind.PermissionDenied => RpcCode.PermissionDenied,
        FailureKind.NotFound => RpcCode.NotFound,
        FailureKind.AlreadyExists => RpcCode.AlreadyExists,
        FailureKind.FailedPrecondition => RpcCode.FailedPrecondition,
        FailureKind.Timeout => RpcCode.DeadlineExceeded,
        FailureKind.Cancelled => RpcCode.Cancelled,
        _ => failure.MayHaveHappened ? RpcCode.Unknown : RpcCode.Unavailable,
    };

    private static ConfigureErrorMissingKeys MissingKeys(ProviderException failure, string package)
    {
        var keys = new ConfigureErrorMissingKeys();
        keys.MissingKeys.AddRange(failure.MissingSettings.Select(setting =>
            new ConfigureErrorMissingKeys.Types.MissingKey { Name = $"{package}:{setting.Name}", Description = setting.Description }));
        return keys;
    }
}
