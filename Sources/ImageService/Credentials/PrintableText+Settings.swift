import ImageModel

extension PrintableText {
  /// That a setting has a value, such as `auth url: https://…`.
  static func setting(_ name: String, is value: String) -> PrintableText {
    let english = PrintableText(name.replacing("_", with: " "))
    return PrintableText("\(english): \(value)", zh: "\(chineseNames[name] ?? english)：\(value)")
  }

  /// A place in a file.
  /// - Parameter line: counted from 1; nil for the file as a whole.
  static func place(_ path: PrintableText, line: Int?) -> PrintableText {
    line.map { line in PrintableText("\(path), line \(line)", zh: "\(path)，第 \(line) 行") } ?? path
  }

  /// Settings by their names in files; in English the name says it.
  private static let chineseNames: [String: PrintableText] = [
    "access_key": "访问密钥 ID（AK）",
    "ak": "访问密钥 ID（AK）",
    "application_credential_id": "应用凭证 ID",
    "application_credential_name": "应用凭证名称",
    "application_credential_secret": "应用凭证密钥",
    "assume_role_agency_name": "委托名称",
    "assume_role_domain_id": "委托方账号 ID",
    "assume_role_domain_name": "委托方账号名称",
    "auth_plugin": "认证类型",
    "auth_token": "Token",
    "auth_type": "认证类型",
    "auth_url": "身份认证服务地址",
    "cacert": "CA 证书",
    "cert": "客户端证书",
    "default_domain_id": "默认域 ID",
    "default_domain_name": "默认域名称",
    "domain_id": "域 ID",
    "domain_name": "域名称",
    "endpoint": "终端节点",
    "endpoint_type": "接口类型",
    "iam_endpoint": "身份认证服务地址",
    "image_endpoint": "镜像服务终端节点",
    "image_endpoint_override": "镜像服务终端节点",
    "image_endpoint_type": "镜像服务接口类型",
    "image_interface": "镜像服务接口类型",
    "image_region_name": "镜像服务区域",
    "insecure": "接受任何证书",
    "interface": "接口类型",
    "key": "客户端私钥",
    "password": "密码",
    "profile": "厂商配置",
    "project_domain_id": "项目所属域 ID",
    "project_domain_name": "项目所属域名称",
    "project_id": "项目 ID",
    "project_name": "项目名称",
    "region": "区域",
    "region_name": "区域",
    "secret_key": "访问密钥（SK）",
    "security_token": "临时安全 Token",
    "sk": "访问密钥（SK）",
    "tenant_id": "项目 ID",
    "tenant_name": "项目名称",
    "token": "Token",
    "user_domain_id": "用户所属域 ID",
    "user_domain_name": "用户所属域名称",
    "user_id": "用户 ID",
    "user_name": "用户名",
    "username": "用户名",
    "verify": "验证证书",
  ]
}
