import ImageModel
import Testing

@testable import ImageService

/// Bodies as services send them, and what they say.
@Suite struct ServiceMessageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let from: String
    var status = 404
    let body: String
    let text: String?
    var code: String?
    var requestID: String?
    var testDescription: String { from }
  }

  static let cases: [Case] = [
    // JSON
    Case(
      from: "API gateway", status: 401,
      body:
        #"{"error_msg":"Incorrect IAM authentication information: x","error_code":"APIGW.0301","request_id":"62fe"}"#
        + "\n",
      text: "Incorrect IAM authentication information: x", code: "APIGW.0301", requestID: "62fe"),
    Case(from: "camel case", body: #"{"errorMsg": "m", "errorCode": "C.1"}"#, text: "m", code: "C.1"),
    Case(
      from: "IMS", status: 400, body: #"{"error": {"message": "Image not found", "code": "IMG.0027"}}"#,
      text: "Image not found", code: "IMG.0027"),
    Case(
      from: "IAM", status: 400, body: #"{"error": {"code": 400, "message": "Wrong scope", "title": "Bad Request"}}"#,
      text: "Wrong scope"),
    Case(
      from: "Keystone", status: 401,
      body:
        #"{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}"#,
      text: "The request you have made requires authentication."),
    Case(
      from: "Nova", status: 403, body: #"{"forbidden": {"message": "Policy doesn't allow it.", "code": 403}}"#,
      text: "Policy doesn't allow it."),
    Case(
      from: "Glance",
      body:
        #"{"message": "No image found with ID nope<br /><br />\n\n\n", "code": "404 Not Found", "title": "Not Found"}"#,
      text: "No image found with ID nope"),
    Case(from: "plain", body: #"{"code": "X.7", "message": "m"}"#, text: "m", code: "X.7"),
    Case(from: "a number as code", body: #"{"code": 42, "message": "m"}"#, text: "m", code: "42"),
    Case(from: "RFC 9457", body: #"{"title": "Forbidden", "status": 403, "detail": "d"}"#, text: "d"),
    Case(from: "a list of errors", body: #"{"errors": [{"message": "m", "code": "c"}]}"#, text: "m", code: "c"),
    Case(from: "an array", body: #"[{"message": "m"}]"#, text: "m"),
    Case(from: "an error's name alone", body: #"{"error": "invalid_token"}"#, text: "invalid_token"),
    Case(from: "a title alone", body: #"{"title": "Not Found", "message": ""}"#, text: "Not Found"),
    Case(from: "a string", body: #""No such image""#, text: "No such image"),
    Case(from: "line breaks in several spellings", body: #"{"message": "a<br>b<BR/>c<br   />d"}"#, text: "a b c d"),
    Case(from: "entities in JSON, which stay", body: #"{"message": "a &lt;b&gt;"}"#, text: "a &lt;b&gt;"),
    Case(from: "Chinese", body: #"{"error_msg": "镜像不存在", "error_code": "IMG.0027"}"#, text: "镜像不存在", code: "IMG.0027"),
    Case(from: "nothing to say", body: "{}", text: nil),
    Case(from: "a message of another kind", body: #"{"message": null, "code": null}"#, text: nil),
    Case(from: "a message that is an object", body: #"{"message": {"message": "m"}}"#, text: "m"),
    Case(from: "JSON that breaks off", body: #"{"message": "m"#, text: #"{"message": "m"#),

    // HTML
    Case(
      from: "WebOb",
      body: """
        <html>
         <head>
          <title>404 Not Found</title>
         </head>
         <body>
          <h1>404 Not Found</h1>
          No image found with ID &lt;nope&gt;<br /><br />



         </body>
        </html>
        """,
      text: "No image found with ID <nope>"),
    Case(
      from: "nginx", status: 502,
      body:
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>"
        + "\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>",
      text: "502 Bad Gateway"),
    Case(
      from: "Apache",
      body: """
        <!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
        <html><head><title>404 Not Found</title></head><body><h1>Not Found</h1>
        <p>The requested URL was not found on this server.</p>
        <hr><address>Apache/2.4.57 (Debian) Server at localhost Port 80</address></body></html>
        """,
      text: "The requested URL was not found on this server."),
    Case(
      from: "Werkzeug",
      body:
        "<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The URL is unknown.</p>",
      text: "The URL is unknown."),
    Case(
      from: "a firewall", status: 403,
      body: """
        <html><head><meta charset="utf-8"><title>Access denied</title><style>p > b { color: red }</style>
        <script>if (a < b) { document.write("<p>no</p>") }</script></head>
        <body><!-- <p>hidden</p> --><h1>Access denied</h1><p>Your <b>re</b>quest was <a href="/x">blocked</a>.</p>
        <noscript>Turn on scripts</noscript></body></html>
        """,
      text: "Access denied: Your request was blocked."),
    Case(
      from: "entities", body: "<p>&lt;&gt;&amp;&quot;&apos;&#39;&#x27;&nbsp;&#20013;&amp;lt;&unknown;&</p>",
      text: "<>&\"''' 中&lt;&unknown;&"),
    Case(
      from: "entities of no character", body: "<p>a&#xD800;b&#99999999;c&#x;d&#-1;</p>",
      text: "a\u{FFFD}b\u{FFFD}c&#x;d&#-1;"),
    Case(from: "a page without words", body: "<html><body></body></html>", text: nil),
    Case(from: "a page that breaks off", body: "<html><title>Oh no", text: "Oh no"),
    Case(from: "a tag that breaks off", body: "<html><p>Oh no</p><a href=", text: "Oh no"),
    Case(
      from: "XML", body: #"<?xml version="1.0"?><Error><Code>C</Code><Message>No key</Message></Error>"#,
      text: "C No key"),

    // Text
    Case(
      from: "WebOb as text", body: "404 Not Found\n\nNo image found with ID nope\n\n   ",
      text: "No image found with ID nope"),
    Case(from: "a status line alone", body: "404 Not Found\r\n", text: "404 Not Found"),
    Case(
      from: "another status", body: "500 Internal Server Error\n\nfailed", text: "500 Internal Server Error: failed"),
    Case(from: "text with a sign", body: "1 < 2 &amp; 3", text: "1 < 2 &amp; 3"),
    Case(from: "blank", body: " \n\t ", text: nil),
    Case(from: "nothing", body: "", text: nil),
  ]

  @Test(arguments: cases)
  func `a service is heard in whatever shape it speaks`(_ sample: Case) {
    let body = Array(sample.body.utf8)
    let message = ServiceMessage(body: body, document: try? JSONValue(parsing: body), status: sample.status)
    #expect(message.text == sample.text)
    #expect(message.code == sample.code)
    #expect(message.requestID == sample.requestID)
  }
}
