namespace ImmutaInfra.Core.Providers;

/// <summary>What has to happen to a resource to get to its wanted inputs.</summary>
public enum ResourceAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A change in place.</summary>
    Update,

    /// <summary>A new one in its stead.</summary>
    Replace,
}
