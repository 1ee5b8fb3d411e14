using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace HaloScreener.Web.Api;

/// <summary>The shape of an answer, read off an example: its names and the kinds of its values. Any value may be null, as what is not there is.</summary>
public static class ApiSchema
{
    public static OpenApiSchema Of(JsonNode? example) => example switch
    {
        JsonObject members => new OpenApiSchema
        {
            Type = JsonSchemaType.Object | JsonSchemaType.Null,
            Properties = members.ToDictionary(m => m.Key, m => (IOpenApiSchema)Of(m.Value)),
        },
        JsonArray items => new OpenApiSchema { Type = JsonSchemaType.Array, Items = items.Count > 0 ? Of(items[0]) : new OpenApiSchema() },
        null => new OpenApiSchema(),
        _ => example.GetValueKind() switch
        {
            JsonValueKind.Number => new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.Null },
            JsonValueKind.True or JsonValueKind.False => new OpenApiSchema { Type = JsonSchemaType.Boolean | JsonSchemaType.Null },
            _ => new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
        },
    };
}
