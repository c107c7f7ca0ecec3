import CCurl
import FoundationEssentials
import ImageModel

extension ExchangeReport {
  /// What curl knows of an exchange that has ended.
  /// - Parameters:
  ///   - hasBegun: true where an answer came. Curl takes the end of a connection for a first byte.
  ///   - proxy: the one to use, unless the host is among the exceptions.
  init(of easy: UnsafeMutableRawPointer, hasBegun: Bool, proxy: Proxy?) {
    /// Milliseconds since the start; nil for a point that wasn't reached.
    func point(_ info: CURLINFO) -> Double? {
      let microseconds = ccurl_offset(easy, info)
      return microseconds > 0 ? Double(microseconds) / 1000 : nil
    }
    func step(_ from: Double?, _ to: Double?) -> Double? { to.map { max(0, $0 - (from ?? 0)) } }
    let lookup = point(CURLINFO_NAMELOOKUP_TIME_T)
    let connected = point(CURLINFO_CONNECT_TIME_T)
    let secured = point(CURLINFO_APPCONNECT_TIME_T)
    self.lookup = lookup
    connect = step(lookup, connected)
    tls = step(connected, secured)
    firstByte = !hasBegun ? nil : step(secured ?? connected, point(CURLINFO_STARTTRANSFER_TIME_T))
    total = point(CURLINFO_TOTAL_TIME_T) ?? 0
    let port = ccurl_long(easy, CURLINFO_PRIMARY_PORT)
    if let address = ccurl_text(easy, CURLINFO_PRIMARY_IP).map({ String(cString: $0) }), !address.isEmpty, port > 0 {
      peer = PrintableText(address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)")
      if let proxy, Self.isUsed(proxy, by: easy, port: port) { self.proxy = PrintableText(proxy.address) }
    }
    certificate = Certificate(of: easy)
  }

  /// Curl says it since 8.7. Before, a connection that led to the proxy's port did so for the proxy.
  private static func isUsed(_ proxy: Proxy, by easy: UnsafeMutableRawPointer, port: Int) -> Bool {
    let told = ccurl_used_proxy(easy)
    return told >= 0 ? told > 0 : port == proxy.place.port
  }
}

extension ExchangeReport.Certificate {
  /// The first of the chain; nil where there was none.
  fileprivate init?(of easy: UnsafeMutableRawPointer) {
    var values: [Substring: Substring] = [:]
    var line = ccurl_first_certificate(easy)
    while let here = line {
      if let data = here.pointee.data {
        let text = String(cString: data)
        if let colon = text.firstIndex(of: ":") { values[text[..<colon]] = text[text.index(after: colon)...] }
      }
      line = here.pointee.next
    }
    guard let subject = values["Subject"], let issuer = values["Issuer"] else { return nil }
    self.init(
      subject: PrintableText(String(subject)), issuer: PrintableText(String(issuer)),
      expiry: values["Expire date"].flatMap { Timestamp(certificate: String($0)) })
  }
}

extension Timestamp {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// A time as certificates' are printed: `Nov  5 15:41:32 2026 GMT` by OpenSSL, `2026-11-05 15:41:32 GMT` by others.
  init?(certificate text: String) {
    let parts = text.split(separator: " ")
    if parts.count == 5, let month = Self.months.firstIndex(of: String(parts[0])), parts[4] == "GMT" {
      func two(_ text: some StringProtocol) -> String { text.count < 2 ? "0" + text : String(text) }
      self.init(iso: "\(parts[3])-\(two(String(month + 1)))-\(two(parts[1]))T\(parts[2])Z")
    } else if parts.count == 3, parts[2] == "GMT" {
      self.init(iso: "\(parts[0])T\(parts[1])Z")
    } else {
      return nil
    }
  }
}
