@testable import ImageService

// Made with the vendor's own SDK, its clock frozen: the signer of huaweicloudsdkcore 3.1.219. Keys and ids are made up,
// but for those of the worked example, which the signing guide publishes.
extension SigningVector {
  static let all: [SigningVector] = [
    SigningVector(
      name: "an image",
      url: "https://ims.cn-north-4.myhuaweicloud.com/v2/images/33ad552d-1149-471c-8190-ff6776174a00",
      headers: [("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1")],
      key: key(project: "0123456789abcdef0123456789abcdef"),
      time: "20240229T235959Z",
      sent: [
        ("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1"),
        ("X-Project-Id", "0123456789abcdef0123456789abcdef"), ("X-Sdk-Date", "20240229T235959Z"),
        ("Host", "ims.cn-north-4.myhuaweicloud.com"),
      ],
      canonicalRequest: """
        GET
        /v2/images/33ad552d-1149-471c-8190-ff6776174a00/

        content-type:application/json
        host:ims.cn-north-4.myhuaweicloud.com
        user-agent:ims-probe/0.1
        x-project-id:0123456789abcdef0123456789abcdef
        x-sdk-date:20240229T235959Z

        content-type;host;user-agent;x-project-id;x-sdk-date
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        """,
      hash: "f292d4e98b96e4e69fc8b18a22631751e738312b209422fc7ce88d78f8c50c83",
      signature: "25719bed220ed9ab1ec75cf2e3ddc75d23e885d95f0b8d9ba19288e0867e9b9b"),
    SigningVector(
      name: "the fewest headers",
      url: "https://ims.cn-north-4.myhuaweicloud.com/v2/images/33ad552d-1149-471c-8190-ff6776174a00",
      key: key(),
      time: "20240229T235959Z",
      sent: [("X-Sdk-Date", "20240229T235959Z"), ("Host", "ims.cn-north-4.myhuaweicloud.com")],
      canonicalRequest: """
        GET
        /v2/images/33ad552d-1149-471c-8190-ff6776174a00/

        host:ims.cn-north-4.myhuaweicloud.com
        x-sdk-date:20240229T235959Z

        host;x-sdk-date
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        """,
      hash: "f8898bc18ef977cf7ac94a562d2c7e4f570f6e6878dba1b0fdf4853ba743fde4",
      signature: "fed7b68a275c40c3e508b4892ae47b50587d013da7b2a23c65f0cbbf55aaca94"),
    SigningVector(
      name: "an id with Chinese, a plus, a tilde, a star, a quote and parentheses",
      url: "https://ims.cn-north-4.myhuaweicloud.com/v2/images/%E9%95%9C%E5%83%8F%2B1~%2A%27%28%29",
      headers: [("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1")],
      key: key(project: "0123456789abcdef0123456789abcdef"),
      time: "20240229T235959Z",
      sent: [
        ("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1"),
        ("X-Project-Id", "0123456789abcdef0123456789abcdef"), ("X-Sdk-Date", "20240229T235959Z"),
        ("Host", "ims.cn-north-4.myhuaweicloud.com"),
      ],
      canonicalRequest: """
        GET
        /v2/images/%E9%95%9C%E5%83%8F%2B1~%2A%27%28%29/

        content-type:application/json
        host:ims.cn-north-4.myhuaweicloud.com
        user-agent:ims-probe/0.1
        x-project-id:0123456789abcdef0123456789abcdef
        x-sdk-date:20240229T235959Z

        content-type;host;user-agent;x-project-id;x-sdk-date
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        """,
      hash: "c8dd56dcc0d08ff0dee9d84d622c5dabb48a2e17f5dee5851a738b3dcbee3999",
      signature: "ffb5c80f7331056ae365f900508cc34710962a568765692c104362d07518f3df"),
    SigningVector(
      name: "a query with keys out of order, leading underscores and an empty value",
      url:
        "https://ims.cn-north-4.myhuaweicloud.com/v2/images?__imagetype=gold&__platform=Oracle%20Linux&limit=25&name=&protected=true&visibility=public",
      headers: [("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1")],
      key: key(project: "0123456789abcdef0123456789abcdef"),
      time: "20240229T235959Z",
      sent: [
        ("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1"),
        ("X-Project-Id", "0123456789abcdef0123456789abcdef"), ("X-Sdk-Date", "20240229T235959Z"),
        ("Host", "ims.cn-north-4.myhuaweicloud.com"),
      ],
      canonicalRequest: """
        GET
        /v2/images/
        __imagetype=gold&__platform=Oracle%20Linux&limit=25&name=&protected=true&visibility=public
        content-type:application/json
        host:ims.cn-north-4.myhuaweicloud.com
        user-agent:ims-probe/0.1
        x-project-id:0123456789abcdef0123456789abcdef
        x-sdk-date:20240229T235959Z

        content-type;host;user-agent;x-project-id;x-sdk-date
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        """,
      hash: "e57d3f31643be78b591df999d38c732978ac966e54acea5d96e4c2753ba48226",
      signature: "803a52e77118e4b0736b7e0243960d2356e258c8b71c41e39867f51e5652a3a7"),
    SigningVector(
      name: "a query with a key again and again, blanks, reserved characters and Chinese",
      url:
        "https://ims.cn-north-4.myhuaweicloud.com/v2/cloudimages?__os_version=CentOS%207.3%2064bit&name=%E4%B8%AD%E6%96%87%20%E9%95%9C%E5%83%8F&tag=a%26b%3Dc%2Fd&tag=x%20y%2Bz&tag=%E7%8E%AF%E5%A2%83%3D%E7%94%9F%E4%BA%A7",
      headers: [("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1")],
      key: key(project: "0123456789abcdef0123456789abcdef"),
      time: "20240229T235959Z",
      sent: [
        ("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1"),
        ("X-Project-Id", "0123456789abcdef0123456789abcdef"), ("X-Sdk-Date", "20240229T235959Z"),
        ("Host", "ims.cn-north-4.myhuaweicloud.com"),
      ],
      canonicalRequest: """
        GET
        /v2/cloudimages/
        __os_version=CentOS%207.3%2064bit&name=%E4%B8%AD%E6%96%87%20%E9%95%9C%E5%83%8F&tag=a%26b%3Dc%2Fd&tag=x%20y%2Bz&tag=%E7%8E%AF%E5%A2%83%3D%E7%94%9F%E4%BA%A7
        content-type:application/json
        host:ims.cn-north-4.myhuaweicloud.com
        user-agent:ims-probe/0.1
        x-project-id:0123456789abcdef0123456789abcdef
        x-sdk-date:20240229T235959Z

        content-type;host;user-agent;x-project-id;x-sdk-date
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        """,
      hash: "4f56bd3dca2a9d89de845ed4aab3917837c09f4dff51d92927229821df5ca3b2",
      signature: "131d1d5ff7a797fc9fbf6b1e6607d1fe57e1d1f8be864e5485bb355de6b65e24"),
    SigningVector(
      name: "a temporary key",
      url: "https://ims.cn-north-4.myhuaweicloud.com/v2/images/33ad552d-1149-471c-8190-ff6776174a00",
      headers: [("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1")],
      key: key(token: "gQpjbi1ub3J0aC0xEXAMPLEtoken+/==", project: "0123456789abcdef0123456789abcdef"),
      time: "20240229T235959Z",
      sent: [
        ("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1"),
        ("X-Project-Id", "0123456789abcdef0123456789abcdef"), ("X-Security-Token", "gQpjbi1ub3J0aC0xEXAMPLEtoken+/=="),
        ("X-Sdk-Date", "20240229T235959Z"), ("Host", "ims.cn-north-4.myhuaweicloud.com"),
      ],
      canonicalRequest: """
        GET
        /v2/images/33ad552d-1149-471c-8190-ff6776174a00/

        content-type:application/json
        host:ims.cn-north-4.myhuaweicloud.com
        user-agent:ims-probe/0.1
        x-project-id:0123456789abcdef0123456789abcdef
        x-sdk-date:20240229T235959Z
        x-security-token:gQpjbi1ub3J0aC0xEXAMPLEtoken+/==

        content-type;host;user-agent;x-project-id;x-sdk-date;x-security-token
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        """,
      hash: "b4556f9af51f7161000c17580a9fea3360789a9fd20672d6b42dadfd04c60c05",
      signature: "b1bb8f43ef21dbd6d04916b68a3181e6974a558a3e1536a1857fae47bd6e285f"),
    SigningVector(
      name: "blanks around a value, Chinese in it, an underscore in a name, a slash at the end",
      url: "https://ims.cn-north-4.myhuaweicloud.com/v2/images/33ad552d-1149-471c-8190-ff6776174a00/",
      headers: [
        ("X-Note", "  注释 a  b "), ("X_Skip", "not signed"), ("X-Api-Version", "queens"),
        ("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1"),
      ],
      key: key(project: "0123456789abcdef0123456789abcdef"),
      time: "20991231T000000Z",
      sent: [
        ("X-Note", "注释 a  b"), ("X_Skip", "not signed"), ("X-Api-Version", "queens"),
        ("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1"), ("X-Sdk-Date", "20991231T000000Z"),
        ("X-Project-Id", "0123456789abcdef0123456789abcdef"), ("Host", "ims.cn-north-4.myhuaweicloud.com"),
      ],
      canonicalRequest: """
        GET
        /v2/images/33ad552d-1149-471c-8190-ff6776174a00/

        content-type:application/json
        host:ims.cn-north-4.myhuaweicloud.com
        user-agent:ims-probe/0.1
        x-api-version:queens
        x-note:注释 a  b
        x-project-id:0123456789abcdef0123456789abcdef
        x-sdk-date:20991231T000000Z

        content-type;host;user-agent;x-api-version;x-note;x-project-id;x-sdk-date
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        """,
      hash: "fd09c5072b124c11e5e7459b33d5bc5b56e51a8a8c312d57a4a1794f801c15bb",
      signature: "abd10f138387b8e3bb79196aee19f91839baf817f34315e4912087be912b22e1"),
    SigningVector(
      name: "a body with Chinese, as a domain",
      method: "POST",
      url: "https://iam.myhuaweicloud.com/v3.0/OS-CREDENTIAL/securitytokens",
      headers: [("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1")],
      body:
        #"{"auth": {"identity": {"methods": ["assume_role"], "assume_role": {"domain_name": "账号A", "agency_name": "IAMAgency", "duration_seconds": 3600}}}}"#,
      key: key(domain: "fedcba9876543210fedcba9876543210"),
      time: "20240229T235959Z",
      sent: [
        ("Content-Type", "application/json"), ("User-Agent", "ims-probe/0.1"),
        ("X-Domain-Id", "fedcba9876543210fedcba9876543210"), ("X-Sdk-Date", "20240229T235959Z"),
        ("Host", "iam.myhuaweicloud.com"),
      ],
      canonicalRequest: """
        POST
        /v3.0/OS-CREDENTIAL/securitytokens/

        content-type:application/json
        host:iam.myhuaweicloud.com
        user-agent:ims-probe/0.1
        x-domain-id:fedcba9876543210fedcba9876543210
        x-sdk-date:20240229T235959Z

        content-type;host;user-agent;x-domain-id;x-sdk-date
        b7eef53f32ffba8245706eecbbd47273621fb80e914fcb90d217630bdf5c89a9
        """,
      hash: "e55b4da6432057431e4457d7af87bedc6d38b694628613222d22ef60d412ee3a",
      signature: "03b7f623f0b2849b172a773030854c43ddcad7e6cd6416fb830387d2d0e3d606"),
    SigningVector(
      name: "the worked example of the vendor's signing guide",
      url:
        "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
      headers: [("Content-Type", "application/json")],
      key: key(id: "QTWAOYTTINDUT2QVKYUC", secret: "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc"),
      time: "20191115T033655Z",
      sent: [
        ("Content-Type", "application/json"), ("X-Sdk-Date", "20191115T033655Z"),
        ("Host", "service.region.example.com"),
      ],
      canonicalRequest: """
        GET
        /v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs/
        limit=2&marker=13551d6b-755d-4757-b956-536f674975c0
        content-type:application/json
        host:service.region.example.com
        x-sdk-date:20191115T033655Z

        content-type;host;x-sdk-date
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        """,
      hash: "b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a",
      signature: "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe"),
    SigningVector(
      name: "a body of a type that is not signed",
      method: "PATCH",
      url: "https://ims.cn-north-4.myhuaweicloud.com/v2/images/33ad552d-1149-471c-8190-ff6776174a00",
      headers: [("Content-Type", "application/openstack-images-v2.1-json-patch"), ("User-Agent", "ims-probe/0.1")],
      body: #"[{"op":"replace","path":"/name","value":"n"}]"#,
      key: key(project: "0123456789abcdef0123456789abcdef"),
      time: "20240229T235959Z",
      sent: [
        ("Content-Type", "application/openstack-images-v2.1-json-patch"), ("User-Agent", "ims-probe/0.1"),
        ("X-Project-Id", "0123456789abcdef0123456789abcdef"), ("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD"),
        ("X-Sdk-Date", "20240229T235959Z"), ("Host", "ims.cn-north-4.myhuaweicloud.com"),
      ],
      canonicalRequest: """
        PATCH
        /v2/images/33ad552d-1149-471c-8190-ff6776174a00/

        content-type:application/openstack-images-v2.1-json-patch
        host:ims.cn-north-4.myhuaweicloud.com
        user-agent:ims-probe/0.1
        x-project-id:0123456789abcdef0123456789abcdef
        x-sdk-content-sha256:UNSIGNED-PAYLOAD
        x-sdk-date:20240229T235959Z

        content-type;host;user-agent;x-project-id;x-sdk-content-sha256;x-sdk-date
        UNSIGNED-PAYLOAD
        """,
      hash: "555e02b71f942627970ba9f44ce8ed19c3c77deb1d77c0954fec8e4a7e83d658",
      signature: "33a3ca15ee1e13b08124880979c5c682470ea0358aa20e43f1269e45d622b4c9"),
    SigningVector(
      name: "a type that is not signed, and no body",
      url: "https://ims.cn-north-4.myhuaweicloud.com/v2/images/33ad552d-1149-471c-8190-ff6776174a00",
      headers: [("Content-Type", "application/octet-stream"), ("User-Agent", "ims-probe/0.1")],
      key: key(project: "0123456789abcdef0123456789abcdef"),
      time: "20240229T235959Z",
      sent: [
        ("Content-Type", "application/octet-stream"), ("User-Agent", "ims-probe/0.1"),
        ("X-Project-Id", "0123456789abcdef0123456789abcdef"), ("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD"),
        ("X-Sdk-Date", "20240229T235959Z"), ("Host", "ims.cn-north-4.myhuaweicloud.com"),
      ],
      canonicalRequest: """
        GET
        /v2/images/33ad552d-1149-471c-8190-ff6776174a00/

        content-type:application/octet-stream
        host:ims.cn-north-4.myhuaweicloud.com
        user-agent:ims-probe/0.1
        x-project-id:0123456789abcdef0123456789abcdef
        x-sdk-content-sha256:UNSIGNED-PAYLOAD
        x-sdk-date:20240229T235959Z

        content-type;host;user-agent;x-project-id;x-sdk-content-sha256;x-sdk-date
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        """,
      hash: "3d8becc3d85054bdee5e2a64745c7b3b93eb643804cf4ca5c70fa39e68a2ebce",
      signature: "79122a178b7bd918c09c518c4e1bb7d0ff1888748a2efdb03ab8553ed42beff5"),
  ]

  private static func key(
    id: String = "AKTESTEXAMPLE0000001", secret: String = "skTestExampleNotReal/0123456789+abcdefghAB",
    token: String? = nil, project: String? = nil, domain: String? = nil
  ) -> Key {
    Key(id: id, secret: secret, token: token, project: project, domain: domain)
  }
}
