namespace ImmutaInfra.Engine.Evaluation;

/// <summary>What expressions may ask about the run itself.</summary>
/// <param name="Project">The project.</param>
/// <param name="Stack">The stack.</param>
/// <param name="RootDirectory">The root module's folder as <c>path.root</c> gives it.</param>
/// <param name="WorkingDirectory">The folder in which the program was started, absolute.</param>
public sealed record ProgramFacts(string Project, string Stack, string RootDirectory, string WorkingDirectory)
{
    /// <summary><c>terraform.workspace</c>: the stack.</summary>
    public string Workspace => Stack;
}
