namespace DevOpsNotes.Storage.Tests;

public sealed class TableRowTests
{
    [Fact]
    public void A_type_that_no_row_can_hold_is_refused_with_the_name_of_its_property()
    {
        var row = new TableRow("p", "r");

        Assert.Contains("'Price'", Assert.Throws<ArgumentException>(() => row["Price"] = 1.5m).Message);
        Assert.Contains("'Day'", Assert.Throws<ArgumentException>(() => row["Day"] = new DateOnly(2031, 5, 6)).Message);
    }

    [Fact]
    public void Asking_for_the_wrong_type_names_row_property_and_types()
    {
        var row = new TableRow("p", "r") { ["Count"] = 7 };

        var error = Assert.Throws<InvalidOperationException>(() => row.GetInt64("Count"));

        Assert.Equal("The property 'Count' of the row 'p', 'r' is of type Int32, not Int64.", error.Message);
    }

    [Fact]
    public void Setting_null_removes_a_property()
    {
        var row = new TableRow("p", "r") { ["Licence"] = "CC BY 4.0" };

        row["Licence"] = null;

        Assert.Empty(row.Properties);
    }
}
