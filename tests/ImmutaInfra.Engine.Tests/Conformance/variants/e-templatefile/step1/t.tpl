%{ for n in names ~}
hello ${n} ${x}
%{ endfor ~}
