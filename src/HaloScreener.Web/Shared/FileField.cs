using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;

namespace HaloScreener.Web.Shared;

/// <summary>A field for a file. It takes none before the page hears what is chosen in it: the browser would show a file that nobody reads.</summary>
public sealed class FileField : InputFile
{
    private bool _hears;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var attributes = new Dictionary<string, object>(AdditionalAttributes ?? new Dictionary<string, object>(), StringComparer.Ordinal) { ["disabled"] = !_hears };
        AdditionalAttributes = attributes;
        base.BuildRenderTree(builder);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (!firstRender)
            return;
        _hears = true;
        StateHasChanged();
    }
}
