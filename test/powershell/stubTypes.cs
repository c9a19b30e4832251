// The types of Microsoft's two modules that .NET does not have, as far as PowerShell needs them to bind: each takes what the
// real one takes, and refuses what it refuses.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;

namespace Stub
{
    /// <summary>A name of one thing, made of text or an id; never of nothing.</summary>
    public abstract class Named
    {
        readonly string text;
        protected Named(string text)
        {
            if (string.IsNullOrWhiteSpace(text)) throw new ArgumentException("The value is empty.");
            this.text = text;
        }
        public override string ToString() => text;
    }

    /// <summary>A list that a hash table with Add and Remove may change, or that a list replaces.</summary>
    public sealed class MultiValuedProperty
    {
        static readonly string[] verbs = { "add", "remove" };
        readonly object value;
        public MultiValuedProperty(object value)
        {
            if (value is IDictionary table)
                foreach (var key in table.Keys)
                    if (!verbs.Contains(key.ToString().ToLowerInvariant()))
                        throw new ArgumentException($"The hash table may have Add and Remove, and not {key}.");
            this.value = value;
        }
        /// <summary>As Exchange's own transport writes it.</summary>
        public object ToWire()
        {
            if (value is IDictionary table)
            {
                var wire = new Dictionary<string, object> { ["@odata.type"] = "#Exchange.GenericHashTable" };
                foreach (DictionaryEntry entry in table) wire[entry.Key.ToString().ToLowerInvariant()] = Wire.Of(entry.Value);
                return wire;
            }
            if (value is string text) return new[] { text };
            if (value is IEnumerable list) return list.Cast<object>().Select(Wire.Of).ToArray();
            return new[] { Wire.Of(value) };
        }
    }

    /// <summary>A number, a size, a span of time, or no limit.</summary>
    public sealed class Unlimited
    {
        readonly string text;
        public Unlimited(string text)
        {
            if (!Regex.IsMatch(text ?? "", @"^(unlimited|\d+(\.\d+)?( ?(B|KB|MB|GB|TB))?( \([\d,]+ bytes\))?|(\d+\.)?\d\d:\d\d:\d\d)$", RegexOptions.IgnoreCase))
                throw new ArgumentException($"\"{text}\" is neither a number nor Unlimited.");
            this.text = text;
        }
        public Unlimited(long number) : this(number.ToString()) { }
        public bool IsUnlimited => string.Equals(text, "unlimited", StringComparison.OrdinalIgnoreCase);
        public object Value => IsUnlimited ? throw new InvalidOperationException("Unlimited has no value.") : text;
        public override string ToString() => text;
        public object ToWire() => long.TryParse(text, out var number) ? (object)number : text;
    }

    public sealed class ByteQuantifiedSize
    {
        readonly string text;
        public ByteQuantifiedSize(string text)
        {
            if (!Regex.IsMatch(text ?? "", @"^\d+(\.\d+)?( ?(B|KB|MB|GB|TB))?( \([\d,]+ bytes\))?$", RegexOptions.IgnoreCase))
                throw new ArgumentException($"\"{text}\" is no size.");
            this.text = text;
        }
        public ByteQuantifiedSize(long bytes) : this(bytes.ToString()) { }
        public override string ToString() => text;
    }

    public sealed class SmtpAddress
    {
        readonly string text;
        public SmtpAddress(string text)
        {
            if (!Regex.IsMatch(text ?? "", @"^[^@\s]+@[^@\s]+$")) throw new ArgumentException($"\"{text}\" is no address.");
            this.text = text;
        }
        public override string ToString() => text;
    }

    public sealed class ProxyAddress
    {
        readonly string text;
        public ProxyAddress(string text)
        {
            if (!Regex.IsMatch(text ?? "", @"^(\w+:)?[^@\s]+@[^@\s]+$")) throw new ArgumentException($"\"{text}\" is no proxy address.");
            this.text = text;
        }
        public override string ToString() => text;
    }

    public enum ConvertibleMailboxSubType { Regular, Room, Equipment, Shared, Workspace, Desk }
    public enum MailboxRights { FullAccess, ExternalAccount, DeleteItem, ReadPermission, ChangePermission, ChangeOwner }
    public enum ActiveDirectorySecurityInheritance { None, All, Descendents, SelfAndChildren, Children }
    public enum ExchangeEnvironment { O365Default, O365GermanyCloud, O365China, O365USGovDoD, O365USGovGCCHigh }

    /// <summary>A name of an object as a result has it: much inside, and one text outside.</summary>
    public sealed class ObjectId
    {
        readonly string name;
        public ObjectId(string name) { this.name = name; }
        public string Name => name;
        public string DistinguishedName => "CN=" + name;
        public Guid ObjectGuid => Guid.Empty;
        public ObjectId Parent => new ObjectId("parent of " + name);
        public override string ToString() => name;
    }

    /// <summary>What no serialiser gets through: one of its properties throws, and one leads back to itself.</summary>
    public sealed class Unserialisable
    {
        public Unserialisable Self => this;
        public Dictionary<object, object> Table => new Dictionary<object, object> { [this] = 1 };
        public string Broken => throw new InvalidOperationException("This property cannot be read.");
    }

    /// <summary>Values as they travel to the pretend tenant.</summary>
    public static class Wire
    {
        public static object Of(object value)
        {
            if (value is System.Management.Automation.PSObject wrapped) value = wrapped.BaseObject;
            switch (value)
            {
                case null: return null;
                case string or bool or int or long or short or uint: return value;
                case System.Management.Automation.SwitchParameter flag: return flag.IsPresent;
                case MultiValuedProperty many: return many.ToWire();
                case Unlimited unlimited: return unlimited.ToWire();
                case DateTime time: return time.ToUniversalTime().ToString("o");
                case System.Security.SecureString: return "(secure)";
                case IEnumerable list: return list.Cast<object>().Select(Of).ToArray();
                default: return value.ToString();
            }
        }
    }

    /// <summary>What the tenant answered.</summary>
    public sealed class Answer
    {
        public int Status; public string Body; public string RetryAfter;
    }

    public static class Door
    {
        static readonly HttpClient client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        public static Answer Ask(string url, long signedIn, string json)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url);
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            request.Headers.Add("x-sandbox-signed-in", signedIn.ToString());
            using var response = client.Send(request);
            var header = response.Headers.TryGetValues("retry-after", out var values) ? values.First() : null;
            return new Answer { Status = (int)response.StatusCode, Body = response.Content.ReadAsStringAsync().Result, RetryAfter = header };
        }
    }
}
