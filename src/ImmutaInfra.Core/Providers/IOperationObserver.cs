using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;

namespace ImmutaInfra.Core.Providers;

/// <summary>Hears of a long operation while it runs.</summary>
public interface IOperationObserver
{
    /// <summary>Where it stands, in a few words such as the server's status; free of secrets.</summary>
    void Progress(string status);

    /// <summary>Something worth knowing that stops nothing; free of secrets.</summary>
    void Warn(Diagnostic warning);

    /// <summary>A creation has got its id and goes on. Whoever keeps the state writes it down before this returns, so that a run
    /// that is killed now is taken up again instead of being done twice.</summary>
    ValueTask CreatedAsync(string id, ObjectValue outputs);
}
