using ImmutaInfra.Cli.Engines;

namespace ImmutaInfra.Cli.Discovery;

/// <summary>A discovered resource as configuration.</summary>
/// <param name="Resource">What was discovered.</param>
/// <param name="Address">Its address.</param>
/// <param name="Variables">What the user has to give, in the order of the attributes.</param>
/// <param name="Text">Its <c>import</c>, <c>resource</c> and <c>variable</c> blocks, not formatted yet.</param>
internal sealed record WrittenResource(DiscoveredResource Resource, string Address, IReadOnlyList<WrittenVariable> Variables, string Text);
