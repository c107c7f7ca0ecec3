import ImageModel

extension JSONValue.Layout {
  static let all: [JSONValue.Layout] = [.compact, .pretty]
}

/// JSON documents of our own making, in the shape of answers.
enum Documents {
  static let rich = #"""
    {"id": "0f0e0d0c-1111-4222-8333-444455556666", "name": "测试 \u00e9\ud83d\ude00 \"x\"", "protected": true,
     "min_disk": 40, "size": 1.5e3, "virtual_size": null, "tags": ["a=b", "c", "\u001b"], "ok": false,
     "nested": {"a": [{"b": [-0.5, []]}, {}]}, "id": "again"}
    """#

  static let layout =
    #" { "id" : "a" , "tags" : [ ] , "none" : { } , "list" : [ 1 , [ true , null ] ] , "more" : { "x" : "y" } } "#

  /// Such as every reader of JSON takes: no duplicates, no unpaired surrogates, numbers that a `Double` holds.
  static let strict = [
    "null", "[]", "{}", "[true,false,null]", "\"\"", "-12.5", "9007199254740991",
    #"{"name":"\u6b27\u62c9 \ud83d\ude00","a":{"b":[1,2.5,-3e2,"\n\t\\\"\/"]},"":"empty key","x":"\u200b\u202e\u0007\udb40\udc41"}"#,
    #"[[[[[["deep"]]]]], {"k":{"k":{"k":[]}}}]"#,
  ]

  /// Such as come from services that know no better.
  static let lenient =
    strict + [
      rich, layout, "{\"a\":\"raw \u{1} control\nand \u{202E} bidi\",\"a\":1,\"a\":1}",
      #"["\ud800","\udfffx\ud800\ud83d\ude00"]"#,
      "[1.0,1e3,-0,99999999999999999999,0.1000]", "\u{FEFF}{\"e\u{301}\":1,\"\u{E9}\":2}", "[\"\\ud83d\u{202E}\"]",
    ]
}
