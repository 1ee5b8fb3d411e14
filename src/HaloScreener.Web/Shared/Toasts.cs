using HaloScreener.Web.Resources;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace HaloScreener.Web.Shared;

/// <summary>Says what was done, with the way back for a while.</summary>
public sealed class Toasts(ISnackbar snackbar, IStringLocalizer<ShellText> texts)
{
    /// <summary>Long enough to read and to reach by keyboard.</summary>
    private const int VisibleMilliseconds = 10_000;

    /// <summary>What can be taken back waits longer: a person reads what has become of the page first.</summary>
    private const int UndoableMilliseconds = 30_000;

    public void Say(string text) => snackbar.Add(text, Severity.Normal, options =>
    {
        options.VisibleStateDuration = VisibleMilliseconds;
        options.HideIcon = true;
    });

    /// <param name="text">What was done.</param>
    /// <param name="undo">Takes it back.</param>
    public void Undoable(string text, Func<Task> undo) => snackbar.Add(text, Severity.Normal, options =>
    {
        options.VisibleStateDuration = UndoableMilliseconds;
        options.HideIcon = true;
        options.Action = texts["Undo"];
        options.OnClick = _ => undo();
    });
}
