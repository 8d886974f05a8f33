import { networkOf } from "../../../src/security/attempt-throttle";

describe("the network of an address", () => {
  it("is the address itself in version 4, however it is written", () => {
    expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  });

  it("is the first half in version 6, however it is written", () => {
    const same = [
      "2001:db8:1:2::1",
      "2001:DB8:1:2:0:0:0:9",
      "2001:0db8:0001:0002:ffff::",
      "2001:db8:1:2::1%eth0",
    ];
    for (const address of same) expect(networkOf(address)).toBe("2001:db8:1:2::/64");
    expect(networkOf("::1")).toBe("0:0:0:0::/64");
    expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
  });
});
