namespace Koseki.Web;

/// <summary>Marks this assembly for hosts that start the staff application in a test.</summary>
public sealed class WebApp;
