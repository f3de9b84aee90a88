using System.Text;
using DevOpsNotes.Storage.AzureTables.Client.Protocol;

namespace DevOpsNotes.Storage.Tests.AzureTables.Client;

/// <summary>https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations.</summary>
public sealed class EntityJsonTests
{
    public static TheoryData<object, string> Written => new()
    {
        { "it's \"é\" </b>", """ "V":"it's \"\u00E9\" </b>" """ },
        { "👩", """ "V":"\uD83D\uDC69" """ },
        { new byte[] { 0xFB, 0xEF, 0xBE }, """ "V@odata.type":"Edm.Binary","V":"++++" """ },
        { "\0\r\n\t\\", """ "V":"\u0000\u000D\u000A\u0009\\" """ },
        { true, """ "V":true """ },
        { 7, """ "V":7 """ },
        { 7L, """ "V@odata.type":"Edm.Int64","V":"7" """ },
        { 1.0, """ "V@odata.type":"Edm.Double","V":1 """ },
        { 1.5, """ "V@odata.type":"Edm.Double","V":1.5 """ },
        { double.NaN, """ "V@odata.type":"Edm.Double","V":"NaN" """ },
        { double.NegativeInfinity, """ "V@odata.type":"Edm.Double","V":"-Infinity" """ },
        { new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), """ "V@odata.type":"Edm.Guid","V":"0f8fad5b-d9cb-469f-a165-70867728950e" """ },
        { new DateTimeOffset(2031, 5, 6, 9, 8, 9, TimeSpan.FromHours(2)).AddTicks(1234567), """ "V@odata.type":"Edm.DateTime","V":"2031-05-06T07:08:09.1234567Z" """ },
        { new byte[] { 0, 255 }, """ "V@odata.type":"Edm.Binary","V":"AP8=" """ },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_value_is_written_with_the_type_that_json_does_not_show(object value, string json) =>
        Assert.Equal($$"""{"PartitionKey":"p","RowKey":"r",{{json.Trim()}}}""", Encoding.UTF8.GetString(EntityWriter.Write(new TableEntity("p", "r") { ["V"] = value })));

    [Fact]
    public void What_the_service_owns_and_what_is_null_is_not_written()
    {
        var entity = new TableEntity("p", "r") { ["V"] = null!, Timestamp = DateTimeOffset.UnixEpoch, ETag = new Azure.ETag("W/\"1\"") };

        Assert.Equal("""{"PartitionKey":"p","RowKey":"r"}""", Encoding.UTF8.GetString(EntityWriter.Write(entity)));
    }

    public static TheoryData<string, object> Read => new()
    {
        { """ "V":7 """, 7 },
        { """ "V":-2147483648 """, int.MinValue },
        { """ "V":2147483648 """, 2147483648L },
        { """ "V":7.0 """, 7.0 },
        { """ "V":7E0 """, 7.0 },
        { """ "V":1e300 """, 1e300 },
        { """ "V":123456789012345678901234567890 """, 123456789012345678901234567890.0 },
        { """ "V@odata.type":"Edm.Double","V":7 """, 7.0 },
        { """ "V":7,"V@odata.type":"Edm.Double" """, 7.0 },
        { """ "V":"NaN","V@odata.type":"Edm.Double" """, double.NaN },
        { """ "V":"Infinity","V@odata.type":"Edm.Double" """, double.PositiveInfinity },
        { """ "V":"9007199254740993","V@odata.type":"Edm.Int64" """, 9007199254740993L },
        { """ "V@odata.type":"Edm.Int64","V":9007199254740993 """, 9007199254740993L },
        { """ "V":"9007199254740993" """, "9007199254740993" },
        { """ "V@odata.type":"Edm.String","V":"text" """, "text" },
        { """ "V@odata.type":"Edm.Boolean","V":false """, false },
        { """ "V@odata.type":"Edm.Int32","V":7 """, 7 },
        { """ "V":"AP8=","V@odata.type":"Edm.Binary" """, new byte[] { 0, 255 } },
        { """ "V@odata.type":"Edm.DateTime","V":"2031-05-06T07:08:09Z" """, new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero) },
        { """ "V@odata.type":"Edm.DateTime","V":"2031-05-06T07:08:09.0000001Z" """, new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero).AddTicks(1) },
        { """ "V@odata.type":"Edm.Guid","V":"0f8fad5b-d9cb-469f-a165-70867728950e" """, new Guid("0f8fad5b-d9cb-469f-a165-70867728950e") },
        { """ "V@odata.type":"Edm.Duration","V":"P1D" """, "P1D" },
        { """ "V@odata.type":"Edm.Point","V":[1, 2] """, "[1, 2]" },
    };

    [Theory]
    [MemberData(nameof(Read))]
    public void A_value_is_read_as_its_type_says_or_as_it_looks(string json, object value)
    {
        var entity = EntityReader.ReadOne(BinaryData.FromString($$"""{ {{json}} }"""));

        Assert.IsType(value.GetType(), entity["V"]);
        Assert.Equal(value, entity["V"]);
    }

    [Fact]
    public void Keys_version_and_time_stamp_are_read_and_nulls_and_metadata_are_not_values()
    {
        var entity = EntityReader.ReadOne(BinaryData.FromString("""
            {"odata.metadata":"https://x","odata.etag":"W/\"datetime'2031-05-06T07%3A08%3A09Z'\"","PartitionKey":"p","RowKey":"r",
             "Timestamp":"2031-05-06T07:08:09.1234567Z","Nothing":null,"odata.type":"x"}
            """));

        Assert.Equal(("p", "r", "W/\"datetime'2031-05-06T07%3A08%3A09Z'\""), (entity.PartitionKey, entity.RowKey, entity.ETag.ToString("H")));
        Assert.Equal(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero).AddTicks(1234567), entity.Timestamp);
        Assert.Equal(["PartitionKey", "RowKey", "Timestamp", "odata.etag"], entity.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"V@odata.type":"Edm.Int64","V":"many"}""")]
    [InlineData("""{"V@odata.type":"Edm.Guid","V":"x"}""")]
    [InlineData("""{"V@odata.type":"Edm.DateTime","V":"soon"}""")]
    [InlineData("""{"V@odata.type":"Edm.Binary","V":"?"}""")]
    [InlineData("""{"V@odata.type":7,"V":"?"}""")]
    [InlineData("""{"PartitionKey":7}""")]
    [InlineData("""{"V":""")]
    [InlineData("7")]
    public void What_is_no_row_is_refused(string json) =>
        Assert.Throws<FormatException>(() => EntityReader.ReadOne(BinaryData.FromString(json)));
}
