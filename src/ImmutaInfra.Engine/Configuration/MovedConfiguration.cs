using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>A <c>moved</c> block: what the state knows as <paramref name="From"/> is now <paramref name="To"/>.</summary>
/// <remarks>Both addresses are relative to the module with the block and hold for every instance of that module. Both name resources, or
/// both name modules. Of a module the steps of <see cref="AddressPattern.Module"/> are the address, and the last of them may have no key.
/// Where neither end of the statement has a key in its last step, the whole resource or module call is meant with all its instances;
/// where one end has, both mean one instance, and the end without a key means the instance without one.</remarks>
/// <param name="From">Where it was.</param>
/// <param name="To">Where it is; never equal to <paramref name="From"/> in kind only: the type of a resource may differ.</param>
/// <param name="Span">The header of the block.</param>
/// <param name="FromSpan">The place of <paramref name="From"/>.</param>
/// <param name="ToSpan">The place of <paramref name="To"/>.</param>
public sealed record MovedConfiguration(AddressPattern From, AddressPattern To, SourceSpan Span, SourceSpan FromSpan, SourceSpan ToSpan);
