using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Engine.Applying;
using ImmutaInfra.Engine.Consoles;
using ImmutaInfra.Engine.Drift;
using ImmutaInfra.Engine.Observing;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Engine.Validation;
using ImmutaInfra.Reporting.Plans;
using ImmutaInfra.Reporting.States;

namespace ImmutaInfra.Cli.Engines;

/// <summary>What the commands need of the engine, for one folder and one stack. User errors come as results where there is one, else as
/// <see cref="DiagnosticException"/>. Disposing releases locks and stops an emulator that was started for it.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>What the plan that was made last has looked at.</summary>
    ChecksMade Checks { get; }

    /// <summary>Where the plan that was made last has looked, such as "https://acme.immuta.example" or "the emulator"; in ordinal order.</summary>
    IReadOnlyList<string> Asked { get; }

    /// <summary>The schema of a type of resource by its token under Pulumi or its HCL type, or null.</summary>
    ResourceSchema? FindSchema(string type);

    /// <summary>Finds every mistake in the configuration, without network and without state.</summary>
    Task<IReadOnlyList<Diagnostic>> ValidateAsync(CancellationToken cancellationToken);

    /// <summary>Which resource block hangs on which. No network and no state are asked.</summary>
    /// <exception cref="DiagnosticException">The configuration has mistakes.</exception>
    ResourceGraph FindGraph();

    /// <summary>Gets ready to evaluate expressions. Neither network nor provider is asked.</summary>
    Task<ConsoleSession> OpenConsoleAsync(CancellationToken cancellationToken);

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
    /// <param name="isForced">Whether to take it though it fails the checks or is of another stack.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImportedState> ImportStateAsync(string file, bool isForced, CancellationToken cancellationToken);

    /// <summary>Refuses where another run holds the stack. For what will write in the end, before it plans.</summary>
    /// <exception cref="DiagnosticException"><c>IMI4130</c>: another run holds it.</exception>
    Task RequireUnlockedAsync(CancellationToken cancellationToken);

    /// <summary>Takes away the locks of other runs.</summary>
    /// <param name="isForced">Whether to take them away from a process that is running on this machine, too.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whose they were.</returns>
    Task<IReadOnlyList<string>> UnlockAsync(bool isForced, CancellationToken cancellationToken);

    /// <summary>Gets the scripts of a manual set-up, in the order in which they are to run.</summary>
    /// <param name="address">The instance, as the user typed it; in the configuration or in the state.</param>
    /// <param name="phase">What they are for; null for what the next apply needs.</param>
    /// <param name="observer">Hears what is read.</param>
    /// <param name="interrupts">What the user wants stopped.</param>
    Task<IReadOnlyList<BootstrapScript>> GetScriptsAsync(string address, string? phase, IEngineObserver observer, Interrupts interrupts);

    /// <summary>Reads what the tenant has that neither a stack of the backend nor an <c>import</c> block has yet.</summary>
    /// <param name="folder">The folder, absolute, that a configuration of it goes to: its names are taken.</param>
    /// <param name="observer">Hears what is read.</param>
    /// <param name="interrupts">What the user wants stopped.</param>
    Task<DiscoveredTenant> DiscoverAsync(string folder, IEngineObserver observer, Interrupts interrupts);

    /// <summary>Has Immuta make a new key, which goes into the state at once; the former one stops working.</summary>
    /// <returns>The key.</returns>
    Task<string> RotateKeyAsync(string address, IEngineObserver observer, Interrupts interrupts);

    /// <summary>Looks the state over, its secrets included.</summary>
    Task<StackVerification> VerifyStateAsync(CancellationToken cancellationToken);

    /// <summary>Goes back to a backup.</summary>
    /// <param name="from">Its name or a file; null for the newest sound one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<RestoredState> RestoreStateAsync(string? from, CancellationToken cancellationToken);

    /// <summary>The backups that there are, newest first.</summary>
    Task<IReadOnlyList<StackBackup>> ListBackupsAsync(CancellationToken cancellationToken);

    /// <summary>Takes the stack from one backend to another.</summary>
    /// <param name="from">The URL of the one.</param>
    /// <param name="to">The URL of the other.</param>
    /// <param name="isForced">Whether a stack of that name there is replaced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many records and how many runs of the history were taken along.</returns>
    Task<(int Resources, int Runs)> CopyStateAsync(string from, string to, bool isForced, CancellationToken cancellationToken);

    /// <summary>Gives resources other addresses.</summary>
    /// <param name="from">An address as the user typed it.</param>
    /// <param name="to">Another of the same kind.</param>
    /// <param name="isDryRun">Whether only to say what would be moved.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The addresses of each instance, before and after.</returns>
    Task<IReadOnlyList<(string From, string To)>> MoveStateAsync(string from, string to, bool isDryRun, CancellationToken cancellationToken);

    /// <summary>The stacks of this project or of all, and which one this engine works with.</summary>
    Task<IReadOnlyList<(StackName Name, bool IsCurrent)>> ListStacksAsync(bool ofAllProjects, CancellationToken cancellationToken);

    /// <summary>Makes an empty stack.</summary>
    Task<StackName> MakeStackAsync(string name, CancellationToken cancellationToken);

    /// <summary>Gives a stack another name.</summary>
    Task RenameStackAsync(string name, string renamed, CancellationToken cancellationToken);

    /// <summary>Removes a stack; one that holds resources only when forced.</summary>
    /// <returns>The file with its settings, which stays, as the user would name it; null where there is none.</returns>
    Task<string?> RemoveStackAsync(string name, bool isForced, CancellationToken cancellationToken);

    /// <summary>Encrypts the stack's secrets with another passphrase.</summary>
    /// <returns>How many secrets were encrypted anew.</returns>
    Task<int> ChangePassphraseAsync(string passphrase, CancellationToken cancellationToken);

    /// <summary>Reads the state without asking the server.</summary>
    Task<StateReport> ReadStateAsync(CancellationToken cancellationToken);

    /// <summary>The stack that this engine works with.</summary>
    StackName Stack { get; }

    /// <summary>Compares the state with what is really there. Needs no configuration.</summary>
    /// <param name="patience">The longest time to wait for one resource that the server is at work on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<DriftRound> DetectDriftAsync(TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>Says what it would take to bring what was found back to what the state says.</summary>
    Plan PlanRestoration(IReadOnlyList<DriftFinding> findings);

    /// <summary>Changes in place what was changed; refuses whatever would take more.</summary>
    Task<ApplyResult> RestoreAsync(IReadOnlyList<DriftFinding> findings, IEngineObserver observer, Interrupts interrupts);
}
