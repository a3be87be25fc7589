namespace ImmutaInfra.Emulator.Rules;

/// <summary>When a call goes wrong.</summary>
public enum FaultTiming
{
    /// <summary>Before the server has looked at it: nothing has been changed.</summary>
    Before,

    /// <summary>After the server has done what was asked: only the answer is lost.</summary>
    After,
}
