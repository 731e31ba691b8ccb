using Koseki.Domain.Notifications;

namespace Koseki.Web.Components.Cases;

/// <summary>A question that has to be answered (要照会), of one of the papers that are examined together.</summary>
/// <param name="Finding">What is to be asked about.</param>
/// <param name="Seen">What that paper says: the answer is about this alone.</param>
/// <param name="Paper">Which paper, in words; empty where there is but one.</param>
public sealed record AskedInquiry(Finding Finding, string Seen, string Paper);
