using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Reporting.States;

namespace ImmutaInfra.Cli.Engines;

/// <summary>What the commands need of the engine, for one folder and one stack. User errors come as results where there is one, else as
/// <see cref="DiagnosticException"/>. Disposing releases locks and stops an emulator that was started for it.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>Finds every mistake in the configuration, without network and without state.</summary>
    Task<IReadOnlyList<Diagnostic>> ValidateAsync(CancellationToken cancellationToken);

    /// <summary>Says what would be done. Mistakes in the configuration are in the plan's diagnostics.</summary>
    Task<Plan> PlanAsync(PlanChoices request, IEngineObserver observer, Interrupts interrupts);

    /// <summary>Saves a plan that this engine made.</summary>
    /// <returns>The plan's digest, and what the user should know.</returns>
    Task<SavedPlanReceipt> SavePlanAsync(Plan plan, string file, CancellationToken cancellationToken);

    /// <summary>Reads a saved plan, to look at it. It takes no configuration and no network.</summary>
    Task<Plan> ReadPlanAsync(string file, CancellationToken cancellationToken);

    /// <summary>Reads a saved plan, to apply it: makes it once more, and makes sure that it says the same.</summary>
    /// <exception cref="DiagnosticException">It does not, or what it was made of has changed.</exception>
    Task<Plan> ReopenPlanAsync(string file, IEngineObserver observer, Interrupts interrupts);

    /// <summary>Does what a plan says that this engine has made or reopened.</summary>
    Task<ApplyResult> ApplyAsync(Plan plan, IEngineObserver observer, Interrupts interrupts);

    /// <summary>Takes something that is there into the state.</summary>
    /// <param name="address">The address of a resource block in the configuration, as the user typed it.</param>
    /// <param name="id">The id that the server knows it by.</param>
    /// <param name="observer">Hears what happens.</param>
    /// <param name="interrupts">What the user wants stopped.</param>
    Task<ApplyResult> ImportAsync(string address, string id, IEngineObserver observer, Interrupts interrupts);

    /// <summary>Takes resources out of the state and leaves the real ones alone.</summary>
    /// <param name="addresses">Addresses of modules, resources or instances, as the user typed them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The addresses of what was taken out; empty when nothing is at any of them.</returns>
    Task<IReadOnlyList<string>> ForgetAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken);

    /// <summary>The state in the form of <c>pulumi stack export</c>.</summary>
    Task<string> ExportStateAsync(bool showsSecrets, CancellationToken cancellationToken);

    /// <summary>Puts an exported text in the place of the state.</summary>
    /// <param name="file">The file; absolute.</param>
    /// <param name="isForced">Whether to take it though it fails the checks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ImportStateAsync(string file, bool isForced, CancellationToken cancellationToken);

    /// <summary>Takes away the locks of other runs.</summary>
    /// <returns>Whose they were.</returns>
    Task<IReadOnlyList<string>> UnlockAsync(CancellationToken cancellationToken);

    /// <summary>Gets the scripts of a manual set-up, in the order in which they are to run.</summary>
    /// <param name="address">The instance, as the user typed it; in the configuration or in the state.</param>
    /// <param name="phase">What they are for; null for what the next apply needs.</param>
    /// <param name="observer">Hears what is read.</param>
    /// <param name="interrupts">What the user wants stopped.</param>
    Task<IReadOnlyList<BootstrapScript>> GetScriptsAsync(string address, string? phase, IEngineObserver observer, Interrupts interrupts);

    /// <summary>Has Immuta make a new key, which goes into the state at once; the former one stops working.</summary>
    /// <returns>The key.</returns>
    Task<string> RotateKeyAsync(string address, IEngineObserver observer, Interrupts interrupts);

    /// <summary>Reads the state without asking the server.</summary>
    Task<StateReport> ReadStateAsync(CancellationToken cancellationToken);
}
