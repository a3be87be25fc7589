using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Engine.Observing;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Shows people what an engine does while it does it.</summary>
public interface IProgressView : IEngineObserver, IDisposable
{
    /// <summary>Says what is about to be done, so that it can be told how much of it waits.</summary>
    /// <param name="addresses">One for each operation, in the order of the plan; one address may come twice.</param>
    void Expect(IReadOnlyList<InstanceAddress> addresses);
}
